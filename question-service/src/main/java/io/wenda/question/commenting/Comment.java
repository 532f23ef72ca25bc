package io.wenda.question.commenting;

import io.wenda.events.CommentPublished;
import io.wenda.events.CommentRemoved;
import io.wenda.events.Event;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.question.people.Viewer;
import io.wenda.transport.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A remark on a question or an answer. Its author may change it for a while, and take it back at any time.
 *
 * @param postId the question or the answer
 * @param body as typed, a little Markdown; empty once it is removed
 * @param editedAt null where it is as it was
 * @param removedAt null while it is there
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
        List<Event> outbox)
        implements Aggregate {

    public Comment {
        outbox = List.copyOf(outbox);
    }

    /** @param before who commented there before */
    static Comment publish(String id, Post post, List<String> before, String authorId, Remark remark, Instant now) {
        String questionId = post.question().id();
        List<String> others =
                before.stream().filter(other -> !other.equals(authorId)).toList();
        return new Comment(
                id,
                1,
                questionId,
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
                List.of(new CommentPublished(
                        questionId,
                        post.id(),
                        id,
                        authorId,
                        post.authorId(),
                        others,
                        post.question().revision().title(),
                        Visibility.PUBLIC,
                        now)));
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
                List.of());
    }

    /** Whether its author may still change it. */
    public boolean editableBy(Viewer viewer, Duration editable, Instant now) {
        return viewer.is(authorId) && now.isBefore(publishedAt.plus(editable));
    }

    /** Its author changes it while it is fresh. Nobody is told: whoever reads it sees that it was changed. */
    Comment edit(Remark remark, long readVersion, Viewer by, Duration editable, Instant now) {
        requireThere();
        if (!by.is(authorId)) {
            throw new Refusal.NotYours();
        }
        if (body.equals(remark.body())) {
            return this;
        }
        if (!editableBy(by, editable, now)) {
            throw new Refusal.TooLate();
        }
        if (readVersion != version) {
            throw new Refusal.ChangedMeanwhile(version);
        }
        return next(remark.body(), remark.html(), remark.language(), now, null, null, List.of());
    }

    /** Whoever wrote it takes it back, or a moderator takes it away; its words are gone for good. */
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
                        List.of(new CommentRemoved(questionId, postId, id, remover, now)));
    }

    private void requireThere() {
        if (removedAt != null) {
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
                facts);
    }
}
