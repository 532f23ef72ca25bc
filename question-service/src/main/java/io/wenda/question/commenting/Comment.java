package io.wenda.question.commenting;

import io.wenda.events.CommentPublished;
import io.wenda.events.CommentRemoved;
import io.wenda.events.Event;
import io.wenda.events.PostSubmitted;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Mentioned;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.State;
import io.wenda.question.people.Viewer;
import io.wenda.question.text.Mentions;
import io.wenda.transport.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A remark on a question or an answer. Its author may change it for a while, and take it back at any time.
 *
 * @param postId the question or the answer
 * @param body as typed, a little Markdown; empty once it is removed
 * @param editedAt null where it is as it was
 * @param removedAt null while it is there
 * @param hiddenAt since when enough flags keep it out of sight, until a moderator has read it
 * @param edits of it, where moderators read them first; absent where there were none
 */
public record Comment(
        @BsonId String id,
        long version,
        String questionId,
        String postId,
        String authorId,
        String requestHash,
        String body,
        String html,
        @Nullable String language,
        Instant publishedAt,
        @Nullable Instant editedAt,
        @Nullable String removedBy,
        @Nullable Instant removedAt,
        @Nullable Instant hiddenAt,
        @Nullable Edits<Wording> edits,
        List<Event> outbox)
        implements Aggregate, Editable<Comment> {

    public Comment {
        outbox = List.copyOf(outbox);
    }

    /** @param before who commented there before */
    static Comment publish(String id, Post post, List<String> before, String authorId, Remark remark, Instant now) {
        return new Comment(
                        id,
                        1,
                        post.question().id(),
                        post.id(),
                        authorId,
                        remark.hash(),
                        remark.body(),
                        remark.html(),
                        remark.language(),
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(told(post, before, authorId, id, now)))
                .mentioning(Mentions.in(remark.html()), post.question(), now);
    }

    /** The same, where those are told first whom it mentions and did not mention before. */
    private Comment mentioning(List<String> memberIds, Question question, Instant now) {
        String answerId = postId.equals(questionId) ? null : postId;
        List<Event> mentions = new Mentioned(memberIds, id, "comment", answerId, authorId)
                .facts(question, question.revision().title(), now);
        return mentions.isEmpty()
                ? this
                : standing(
                        version,
                        publishedAt,
                        hiddenAt,
                        Stream.concat(mentions.stream(), outbox.stream()).toList());
    }

    /** The same, out of sight since then because of its flags; where it was not, as it is. */
    public Comment rememberHidden(@Nullable Instant since) {
        return standing(version, publishedAt, since, outbox);
    }

    /** The same, but a moderator reads it before everybody else does. In a private question those few read it at once. */
    public Comment heldBack() {
        PostSubmitted fact = new PostSubmitted(questionId, id, "comment", authorId, publishedAt);
        Stream<Event> toldToFew =
                outbox.stream().filter(each -> each instanceof PrivateCommented || each instanceof PrivateMentioned);
        return standing(
                version,
                publishedAt,
                publishedAt,
                Stream.concat(toldToFew, Stream.of(fact)).toList());
    }

    /** Whether it waits for a moderator and has never been public. */
    public boolean inReview() {
        return publishedAt.equals(hiddenAt);
    }

    /** A moderator has read it: from now on everybody does. */
    Comment letIn(Post post, List<String> before, Instant now) {
        return !inReview() || removedAt != null
                ? this
                : standing(version + 1, now, null, List.of(told(post, before, authorId, id, now)))
                        .mentioning(Mentions.in(html), post.question(), now);
    }

    private static Event told(Post post, List<String> before, String authorId, String id, Instant now) {
        if (post.question().state() == State.PRIVATE) {
            return toldToFew(post, before, authorId, id, now);
        }
        return new CommentPublished(
                post.question().id(),
                post.id(),
                id,
                authorId,
                post.authorId(),
                before.stream().filter(other -> !other.equals(authorId)).toList(),
                post.question().revision().title(),
                Visibility.PUBLIC,
                now);
    }

    private static PrivateCommented toldToFew(Post post, List<String> before, String authorId, String id, Instant now) {
        String askerId = post.question().askerId();
        List<String> concerned = Stream.concat(Stream.of(askerId, post.authorId()), before.stream())
                .filter(member -> !member.equals(authorId))
                .distinct()
                .toList();
        return new PrivateCommented(post.question().id(), post.id(), id, authorId, askerId, concerned, now);
    }

    private Comment standing(long next, Instant published, @Nullable Instant hidden, List<Event> facts) {
        return copy(next, published, hidden, edits, facts);
    }

    private Comment copy(
            long next,
            Instant published,
            @Nullable Instant hidden,
            @Nullable Edits<Wording> wanted,
            List<Event> facts) {
        return new Comment(
                id,
                next,
                questionId,
                postId,
                authorId,
                requestHash,
                body,
                html,
                language,
                published,
                editedAt,
                removedBy,
                removedAt,
                hidden,
                wanted,
                facts);
    }

    /** Somebody commented elsewhere or long ago. Nobody is told. */
    public static Comment remembered(
            String id, Post post, String authorId, Remark remark, Instant publishedAt, @Nullable Instant editedAt) {
        return new Comment(
                id,
                1,
                post.question().id(),
                post.id(),
                authorId,
                remark.hash(),
                remark.body(),
                remark.html(),
                remark.language(),
                publishedAt,
                editedAt,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** Whether its author may still change it: while it is fresh, and as long as moderators talk with them of a change. */
    public boolean editableBy(Viewer viewer, Duration editable, Instant now) {
        return viewer.is(authorId) && (isFresh(editable, now) || (edit() != null && !edited().declined()));
    }

    private boolean isFresh(Duration editable, Instant now) {
        return now.isBefore(publishedAt.plus(editable));
    }

    /**
     * Its author changes it while it is fresh. Nobody is told but those whom it mentions from now on: whoever reads it sees that
     * it was changed.
     */
    Comment edit(Remark remark, long readVersion, Post post, Viewer by, Duration editable, Instant now) {
        requireThereIn(post.question());
        if (!by.is(authorId)) {
            throw new Refusal.NotYours();
        }
        if (body.equals(remark.body())) {
            return withdrawEdit(by);
        }
        if (!isFresh(editable, now)) { // nor does an edit that waits change what is public unread
            throw new Refusal.TooLate();
        }
        if (readVersion != version) {
            throw new Refusal.ChangedMeanwhile(version);
        }
        return reading(remark.wording(nextNumber(), version + 1, now), edited().withdrawn(), post.question(), now);
    }

    /**
     * The same where moderators read first what authors change in public. What few read, they read at once, unless it is to be
     * public again. What waits itself is read as it is then.
     */
    Comment propose(Remark remark, long seenVersion, Post post, Viewer by, Duration editable, Instant now) {
        if (!post.question().isForEverybody() || !by.is(authorId) || inReview()) {
            return edit(remark, seenVersion, post, by, editable, now);
        }
        requireThereIn(post.question());
        if (!body.equals(remark.body()) && !editableBy(by, editable, now)) {
            throw new Refusal.TooLate();
        }
        return propose(remark.wording(nextNumber(), version + 1, now), seenVersion, by);
    }

    private Comment reading(Wording text, Edits<Wording> left, Question question, Instant now) {
        return next(text.body(), text.html(), text.language(), now, null, null, List.of())
                .holding(left)
                .mentioning(Mentions.added(html, text.html()), question, now);
    }

    @Override
    public Comment reading(
            Wording text,
            Edits<Wording> left,
            @Nullable String mendedBy,
            Question question,
            List<Event> facts,
            Instant now) {
        Comment read = reading(text, left, question, now);
        return read.telling(Stream.concat(facts.stream(), read.outbox.stream()).toList());
    }

    @Override
    public Comment with(Edits<Wording> next, List<Event> facts) {
        return copy(version + 1, publishedAt, hiddenAt, next, facts);
    }

    private Comment telling(List<Event> facts) {
        return copy(version, publishedAt, hiddenAt, edits, facts);
    }

    /** A comment without edits has no word of them in the store either. */
    private Comment holding(Edits<Wording> left) {
        return copy(version, publishedAt, hiddenAt, edits == null && left.last() == 0 ? null : left, outbox);
    }

    @Override
    public Comment itself() {
        return this;
    }

    @Override
    public String standsOn() {
        return postId;
    }

    @Override
    public String postKind() {
        return "comment";
    }

    /** Nobody numbers the texts of comments but those that wait. */
    @Override
    public int number() {
        return 1;
    }

    @Override
    public boolean isThere() {
        return shown();
    }

    /** Whoever wrote it takes it back, or a moderator takes it away; its words are gone for good, those that waited too. */
    Comment remove(Viewer by, Instant now) {
        if (!by.is(authorId) && !by.moderator()) {
            throw new Refusal.NotYours();
        }
        String remover = by.requireId();
        return removedAt != null
                ? this
                : next(
                                "",
                                "",
                                null,
                                editedAt,
                                remover,
                                now,
                                List.of(new CommentRemoved(questionId, postId, id, remover, now)))
                        .holding(edited().withdrawn());
    }

    /** Whether people read it. */
    public boolean shown() {
        return removedAt == null && hiddenAt == null;
    }

    /** Whether it is there for those who may read this question: what waits for a moderator is, while they are few. */
    boolean isThereIn(Question question) {
        return shown() || (removedAt == null && inReview() && question.state() == State.PRIVATE);
    }

    /** Whether this viewer, who may read the question, reads it: the others too, or its author while it waits for a moderator. */
    public boolean shownTo(Viewer viewer, Question question) {
        return isThereIn(question) || (inReview() && viewer.is(authorId));
    }

    /** Enough flags take it out of sight, or a moderator did not agree with them. Nobody is told. */
    Comment hide(@Nullable Instant since) {
        return removedAt != null || (since == null) == (hiddenAt == null)
                ? this
                : standing(version + 1, publishedAt, since, List.of());
    }

    private void requireThereIn(Question question) {
        if (!isThereIn(question)) {
            throw new Refusal.Absent();
        }
    }

    private Comment next(
            String text,
            String safe,
            @Nullable String in,
            @Nullable Instant edited,
            @Nullable String remover,
            @Nullable Instant removed,
            List<Event> facts) {
        return new Comment(
                id,
                version + 1,
                questionId,
                postId,
                authorId,
                requestHash,
                text,
                safe,
                in,
                publishedAt,
                edited,
                remover,
                removed,
                removed == null ? hiddenAt : null,
                edits,
                facts);
    }
}
