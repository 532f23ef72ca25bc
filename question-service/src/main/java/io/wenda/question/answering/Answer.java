package io.wenda.question.answering;

import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerMissed;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.AnswerRestored;
import io.wenda.events.AnswerRetold;
import io.wenda.events.Event;
import io.wenda.events.PostSubmitted;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Mentioned;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Removal;
import io.wenda.question.asking.State;
import io.wenda.question.people.Viewer;
import io.wenda.question.text.Mentions;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a published question, public at once. Whether it is the accepted one stands in the question.
 *
 * @param body as typed, Markdown
 * @param html the body made safe to show
 * @param language BCP 47, absent where the words do not tell
 * @param score follows from the votes and is no decision's business
 * @param revision 1 for the first text, one more for each change
 * @param editedAt when this text was written; null where it is the first
 * @param correctedBy the moderator who wrote the text so; null where its author did
 * @param outdatedAt since when it no longer holds
 * @param removal null while it is there
 * @param objection null unless its asker says that it does not answer the question
 * @param edits of it, where moderators read them first; absent where there were none
 */
public record Answer(
        @BsonId String id,
        long version,
        String questionId,
        String authorId,
        String requestHash,
        String body,
        String html,
        @Nullable String language,
        Instant publishedAt,
        Integer score,
        Integer revision,
        @Nullable Instant editedAt,
        @Nullable String correctedBy,
        @Nullable Instant outdatedAt,
        @Nullable Removal removal,
        @Nullable Objection objection,
        @Nullable Edits<Wording> edits,
        List<Event> outbox)
        implements Aggregate, Editable<Answer> {

    public Answer {
        score = Objects.requireNonNullElse(score, 0); // documents from before there were votes have none
        revision = Objects.requireNonNullElse(revision, 1); // nor a number, before there were edits
        outbox = List.copyOf(outbox);
    }

    /** What is known of an answer that was given elsewhere or long ago, beside its text. */
    public record Past(
            String id,
            String questionId,
            String authorId,
            Instant publishedAt,
            int revision,
            @Nullable Instant editedAt,
            @Nullable String correctedBy) {}

    /** Somebody answered elsewhere or long ago. Nobody is told that it happened; that it is public, everybody. */
    public static Answer remembered(Past past, Reply reply) {
        AnswerRetold fact =
                new AnswerRetold(past.questionId(), past.id(), past.authorId(), Visibility.PUBLIC, past.publishedAt());
        return new Answer(
                past.id(),
                1,
                past.questionId(),
                past.authorId(),
                reply.hash(),
                reply.body(),
                reply.html(),
                reply.language(),
                past.publishedAt(),
                0,
                past.revision(),
                past.editedAt(),
                past.correctedBy(),
                null,
                null,
                null,
                null,
                List.of(fact));
    }

    /** The same, and nobody is told. */
    private Answer untold() {
        return telling(List.of());
    }

    /** The same, where those are told first whom it mentions and did not mention before. */
    private Answer mentioning(List<String> memberIds, Question question, Instant now) {
        List<Event> mentions = new Mentioned(memberIds, id, "answer", id, authorId)
                .facts(question, question.revision().title(), now);
        return mentions.isEmpty()
                ? this
                : telling(Stream.concat(mentions.stream(), outbox.stream()).toList());
    }

    private Answer telling(List<Event> facts) {
        return copy(version, edits, facts);
    }

    /** An answer without edits has no word of them in the store either. */
    private Answer holding(Edits<Wording> next) {
        return copy(version, edits == null && next.last() == 0 ? null : next, outbox);
    }

    private Answer copy(long next, @Nullable Edits<Wording> wanted, List<Event> facts) {
        return new Answer(
                id,
                next,
                questionId,
                authorId,
                requestHash,
                body,
                html,
                language,
                publishedAt,
                score,
                revision,
                editedAt,
                correctedBy,
                outdatedAt,
                removal,
                objection,
                wanted,
                facts);
    }

    /** The same; where the question is for few, nobody else is told. */
    public Answer discreetIn(Question question) {
        return question.state() == State.PRIVATE ? telling(toldToFew()) : this;
    }

    private List<Event> toldToFew() {
        return outbox.stream()
                .filter(fact -> fact instanceof PrivateAnswered
                        || fact instanceof PrivateMentioned
                        || fact instanceof PrivateCorrected)
                .toList();
    }

    /**
     * Somebody answers. {@link Refusal.Absent} unless the question is open; of a private one hardly anything is told.
     *
     * @param answeredBefore who answered it so far
     */
    static Answer publish(
            String id, Question question, String authorId, Reply reply, List<String> answeredBefore, Instant now) {
        if (!question.state().open()) {
            throw new Refusal.Absent();
        }
        question.requireOpen();
        Event fact = told(id, question, authorId, answeredBefore, now);
        return new Answer(
                        id,
                        1,
                        question.id(),
                        authorId,
                        reply.hash(),
                        reply.body(),
                        reply.html(),
                        reply.language(),
                        now,
                        0,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(fact))
                .mentioning(Mentions.in(reply.html()), question, now);
    }

    private static Event told(String id, Question question, String authorId, List<String> answeredBefore, Instant now) {
        return question.state() == State.PRIVATE
                ? new PrivateAnswered(
                        question.id(),
                        id,
                        authorId,
                        question.askerId(),
                        Stream.concat(Stream.of(question.askerId()), answeredBefore.stream())
                                .filter(member -> !member.equals(authorId))
                                .distinct()
                                .toList(),
                        now)
                : new AnswerPublished(
                        question.id(),
                        id,
                        authorId,
                        question.askerId(),
                        question.revision().title(),
                        question.revision().tags(),
                        Visibility.PUBLIC,
                        now);
    }

    /** The same, out of sight since then because of its flags. Nobody is told. */
    public Answer rememberHidden(Instant since) {
        return next(
                        body,
                        html,
                        language,
                        revision,
                        editedAt,
                        correctedBy,
                        outdatedAt,
                        Removal.byFlags(since),
                        new AnswerRemoved(questionId, id, Removal.FLAGS, since))
                .untold();
    }

    /** The same, but a moderator reads it before everybody else does. In a private question those few read it at once. */
    public Answer heldBack() {
        PostSubmitted fact = new PostSubmitted(questionId, id, "answer", authorId, publishedAt);
        return standing(
                version,
                publishedAt,
                Removal.untilReviewed(publishedAt),
                Stream.concat(toldToFew().stream(), Stream.of(fact)).toList());
    }

    /**
     * A moderator has read it: from now on everybody does who may read the question.
     *
     * @param answeredBefore who answered a private one so far
     */
    Answer letIn(Question question, List<String> answeredBefore, Instant now) {
        if (removal != null && removal.isOfUnread()) {
            return standing(version + 1, publishedAt, removal.ofRead(), List.of());
        }
        return inReview()
                ? standing(version + 1, now, null, List.of(told(id, question, authorId, answeredBefore, now)))
                        .mentioning(Mentions.in(html), question, now)
                : this;
    }

    private Answer standing(long next, Instant published, @Nullable Removal removed, List<Event> facts) {
        return new Answer(
                id,
                next,
                questionId,
                authorId,
                requestHash,
                body,
                html,
                language,
                published,
                score,
                revision,
                editedAt,
                correctedBy,
                outdatedAt,
                removed,
                objection,
                edits,
                facts);
    }

    /**
     * Its author changes it, or a moderator mends it. Nothing happens if it already says so. What its author wanted it to say
     * instead is over when they change it; where a moderator does, it waits on under a number of its own, as what is public
     * changed under it, and its author sends no other text before they have read that.
     */
    Answer edit(Reply reply, long readVersion, Question question, Viewer by, Instant now) {
        if (!by.is(authorId) && !by.moderator()) {
            throw new Refusal.NotYours();
        }
        if (body.equals(reply.body())) {
            return by.is(authorId) && edit() != null ? withdrawEdit(by) : this;
        }
        if (readVersion != version) {
            throw new Refusal.ChangedMeanwhile(version);
        }
        String mended = by.is(authorId) ? null : by.requireId();
        int number = nextNumber();
        return reading(
                reply.wording(number, version + 1, now),
                mended == null ? edited().withdrawn() : editsBehind(number),
                mended,
                question,
                List.of(),
                now);
    }

    private Edits<Wording> editsBehind(int number) {
        Edit<Wording> edit = edited().pending();
        if (edit == null) {
            return edited();
        }
        return edited().pending(
                        edit.waits()
                                ? edit.changed(edit.text().numbered(number + 1, version + 1))
                                : edit.saying(edit.text().numbered(edit.text().number(), version + 1)));
    }

    /**
     * The same where moderators read first what authors change in public. What few read, they read at once, unless it is to be
     * public again. What waits itself is read as it is then.
     */
    Answer propose(Reply reply, long seenVersion, Question question, Viewer by, Instant now) {
        return question.isForEverybody() && by.is(authorId) && !inReview()
                ? propose(reply.wording(nextNumber(), version + 1, now), seenVersion, by)
                : edit(reply, seenVersion, question, by, now);
    }

    @Override
    public Answer reading(
            Wording text,
            Edits<Wording> next,
            @Nullable String mendedBy,
            Question question,
            List<Event> facts,
            Instant now) {
        Answer read = next(
                        text.body(),
                        text.html(),
                        text.language(),
                        text.number(),
                        text.writtenAt().isBefore(writtenAt()) ? writtenAt() : text.writtenAt(),
                        mendedBy,
                        outdatedAt,
                        removal,
                        edited(text.number(), mendedBy, question, now))
                .holding(next)
                .mentioning(Mentions.added(html, text.html()), question, now);
        return read.telling(Stream.concat(facts.stream(), read.outbox.stream()).toList());
    }

    /** Of a private answer its author hears, where somebody else mended it; what it says is not told. */
    private Event edited(int number, @Nullable String mendedBy, Question question, Instant now) {
        if (mendedBy != null && question.state() == State.PRIVATE) {
            return new PrivateCorrected(questionId, id, "answer", authorId, mendedBy, number, now);
        }
        String title = mendedBy == null ? null : question.revision().title();
        return new AnswerEdited(questionId, id, authorId, number, Visibility.PUBLIC, now, mendedBy, title);
    }

    @Override
    public Answer with(Edits<Wording> next, List<Event> facts) {
        return copy(version + 1, next, facts);
    }

    /**
     * What stood in the way of this, and was never public: the text of an edit that another took the place of. Empty where
     * there was none, or its author took it back.
     */
    Optional<EarlierAnswer> heldBack(Answer before) {
        Edit<Wording> was = before.edited().pending();
        Edit<Wording> now = edited().pending();
        if (was == null) {
            return Optional.empty();
        }
        boolean replaced = now == null
                ? !revision.equals(before.revision) && !body.equals(was.text().body())
                : !now.text().body().equals(was.text().body());
        return replaced ? Optional.of(EarlierAnswer.held(this, was.text())) : Optional.empty();
    }

    /** Whether its text has this number, or the one that its author wants it to have. */
    boolean has(int number) {
        Edit<Wording> edit = edited().pending();
        return number == revision || (edit != null && edit.text().number() == number);
    }

    @Override
    public Answer itself() {
        return this;
    }

    @Override
    public String standsOn() {
        return questionId;
    }

    @Override
    public String postKind() {
        return "answer";
    }

    @Override
    public int number() {
        return revision;
    }

    @Override
    public boolean isThere() {
        return removal == null;
    }

    /** It no longer holds, say its author, the asker or a moderator; or holds after all. */
    Answer markOutdated(boolean outdated, Question question, Viewer by, Instant now) {
        if (!by.is(authorId) && !by.is(question.askerId()) && !by.moderator()) {
            throw new Refusal.NotYours();
        }
        if (outdated == (outdatedAt != null)) {
            return this;
        }
        AnswerOutdated fact = new AnswerOutdated(
                questionId,
                id,
                outdated,
                by.requireId(),
                now,
                authorId,
                revision,
                question.revision().title());
        return next(body, html, language, revision, editedAt, correctedBy, outdated ? now : null, removal, fact);
    }

    /** Its author takes it back, unless it was accepted; a moderator takes it away. It may be restored. */
    Answer remove(Question question, Viewer by, Instant now) {
        if (!by.moderator() && !by.is(authorId)) {
            throw new Refusal.NotYours();
        }
        if (removal != null && !inReview()) {
            return this;
        }
        if (!by.moderator() && question.accepts(id)) {
            throw new Refusal.AnswerAccepted();
        }
        Removal made = new Removal(by.requireId(), !by.is(authorId), now);
        return gone(inReview() ? made.ofUnread() : made);
    }

    /** Enough flags take it out of sight, until a moderator has read it. */
    Answer hide(Instant now) {
        return removal != null ? this : gone(Removal.byFlags(now));
    }

    /** A moderator agreed with those who flagged it. */
    Answer takeAway(String by, Instant now) {
        boolean outOfSight = removal != null && (removal.byFlags() || removal.untilReviewed());
        return removal != null && !outOfSight ? this : gone(new Removal(by, true, now));
    }

    private Answer gone(Removal made) {
        return next(
                body,
                html,
                language,
                revision,
                editedAt,
                correctedBy,
                outdatedAt,
                made,
                new AnswerRemoved(questionId, id, made.memberId(), made.at()));
    }

    /** Whoever removed it, or a moderator, undoes it. */
    Answer restore(Viewer by, Instant now) {
        if (removal == null) {
            return this;
        }
        if (!removal.undoneBy(by)) {
            throw new Refusal.Absent();
        }
        AnswerRestored fact = new AnswerRestored(questionId, id, by.requireId(), now);
        if (removal.isOfUnread()) {
            return standing(version + 1, publishedAt, Removal.untilReviewed(publishedAt), List.of(fact));
        }
        return next(body, html, language, revision, editedAt, correctedBy, outdatedAt, null, fact);
    }

    /** The asker says, once, that this does not answer the question, and why. */
    Answer miss(String words, Question question, String by, Instant now) {
        if (!question.askerId().equals(by)) {
            throw new Refusal.NotYours();
        }
        if (authorId.equals(by)) {
            throw new Refusal.OwnPost();
        }
        if (objection != null) {
            if (objection.words().equals(words)) {
                return this;
            }
            throw new Refusal.AlreadySaid();
        }
        AnswerMissed fact = new AnswerMissed(
                questionId, id, authorId, by, question.revision().title(), Visibility.PUBLIC, now);
        return new Answer(
                id,
                version + 1,
                questionId,
                authorId,
                requestHash,
                body,
                html,
                language,
                publishedAt,
                score,
                revision,
                editedAt,
                correctedBy,
                outdatedAt,
                removal,
                new Objection(questionId, words, now),
                edits,
                List.of(fact));
    }

    /** It no longer held back then. */
    public Answer rememberOutdated(Instant since) {
        return remembered(since, objection);
    }

    /** Its asker said back then that it did not answer the question. */
    public Answer remember(Objection said) {
        return remembered(outdatedAt, said);
    }

    private Answer remembered(@Nullable Instant outdated, @Nullable Objection said) {
        return new Answer(
                id,
                version + 1,
                questionId,
                authorId,
                requestHash,
                body,
                html,
                language,
                publishedAt,
                score,
                revision,
                editedAt,
                correctedBy,
                outdated,
                removal,
                said,
                edits,
                List.of(new AnswerRetold(questionId, id, authorId, Visibility.PUBLIC, publishedAt)));
    }

    private Answer next(
            String text,
            String safe,
            @Nullable String in,
            int number,
            @Nullable Instant edited,
            @Nullable String mended,
            @Nullable Instant outdated,
            @Nullable Removal removed,
            Event fact) {
        return new Answer(
                id,
                version + 1,
                questionId,
                authorId,
                requestHash,
                text,
                safe,
                in,
                publishedAt,
                score,
                number,
                edited,
                mended,
                outdated,
                removed,
                objection,
                edits,
                List.of(fact));
    }

    /** Whether it waits for a moderator and has never been public. */
    public boolean inReview() {
        return removal != null && removal.untilReviewed();
    }

    /** Whether it is there for those who may read this question: what waits for a moderator is, while they are few. */
    public boolean isThereIn(Question question) {
        return removal == null || (inReview() && question.state() == State.PRIVATE);
    }

    /** Whether it is there, or only waits for a moderator. */
    boolean mayComeBack() {
        return removal == null || removal.byFlags() || removal.untilReviewed();
    }

    /** When its text was written. */
    public Instant writtenAt() {
        return editedAt == null ? publishedAt : editedAt;
    }
}
