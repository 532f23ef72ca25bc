package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Post;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.Remark;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A comment, in a line. What was removed has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommentLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String author,
        @Nullable String body,
        @Nullable String editedAt,
        @Nullable String hiddenAt,
        @Nullable Boolean held) {

    static CommentLine of(Comment comment) {
        Instant edited = comment.editedAt();
        return new CommentLine(
                "comment",
                comment.id(),
                comment.publishedAt().toString(),
                comment.questionId(),
                comment.postId().equals(comment.questionId()) ? null : comment.postId(),
                comment.authorId(),
                comment.body(),
                edited == null ? null : edited.toString(),
                comment.hiddenAt() == null || comment.inReview()
                        ? null
                        : comment.hiddenAt().toString(),
                comment.inReview() ? true : null);
    }

    /** A line that was read. */
    record Read(
            String id,
            String questionId,
            @Nullable String answerId,
            String authorId,
            Remark remark,
            Instant at,
            @Nullable Instant editedAt,
            @Nullable Instant hiddenAt,
            boolean held) {

        /** As it came back, with those who may not see it yet left out. */
        Comment on(Post post) {
            Comment comment = Comment.remembered(id, post, authorId, remark, at, editedAt);
            return held ? comment.heldBack() : comment.rememberHidden(hiddenAt);
        }

        boolean isThere(Comment there) {
            String postId = answerId == null ? questionId : answerId;
            return there.questionId().equals(questionId)
                    && there.postId().equals(postId)
                    && there.authorId().equals(authorId)
                    && there.body().equals(remark.body())
                    && there.publishedAt().equals(at)
                    && Objects.equals(there.editedAt(), editedAt)
                    && Objects.equals(there.hiddenAt(), held ? at : hiddenAt);
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant published = fields.at(at);
        String questionId = fields.id("question", question);
        String answerId = answer == null ? null : fields.id("answer", answer);
        String authorId = fields.id("author", author);
        Instant edited = editedAt == null ? null : fields.instant("editedAt", editedAt, published);
        String text = violations.text("body", body, 1, Remark.LONGEST);
        Instant hidden = hiddenAt == null ? null : fields.instant("hiddenAt", hiddenAt, published);
        boolean waits = Boolean.TRUE.equals(held);
        if (waits && hidden != null) {
            violations.add("hiddenAt", "not-expected");
        }
        violations.refuseIfAny();
        return new Read(checkedId, questionId, answerId, authorId, Remark.of(text), published, edited, hidden, waits);
    }
}
