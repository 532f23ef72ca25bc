package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
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
        @Nullable String editedAt) {

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
                edited == null ? null : edited.toString());
    }

    /** A line that was read. */
    record Read(
            String id,
            String questionId,
            @Nullable String answerId,
            String authorId,
            Remark remark,
            Instant at,
            @Nullable Instant editedAt) {

        boolean isThere(Comment there) {
            String postId = answerId == null ? questionId : answerId;
            return there.questionId().equals(questionId)
                    && there.postId().equals(postId)
                    && there.authorId().equals(authorId)
                    && there.body().equals(remark.body())
                    && there.publishedAt().equals(at)
                    && Objects.equals(there.editedAt(), editedAt);
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
        violations.refuseIfAny();
        return new Read(checkedId, questionId, answerId, authorId, Remark.of(text), published, edited);
    }
}
