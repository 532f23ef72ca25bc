package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Reply;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Slip;
import io.wenda.question.asking.Type;
import io.wenda.question.commenting.Remark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an author wants their public question, answer or comment to say, and no moderator has approved, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EditLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String comment,
        @Nullable Integer revision,
        @Nullable String type,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags,
        @Nullable String writtenAt) {

    static EditLine of(String questionId, Edit<Revision> edit) {
        Revision text = edit.text();
        return new EditLine(
                "edit",
                questionId,
                edit.submittedAt().toString(),
                questionId,
                null,
                null,
                text.number(),
                text.type().code(),
                text.title(),
                text.body(),
                new ArrayList<>(text.tags()),
                text.writtenAt().toString());
    }

    /** Of an answer or a comment. */
    static EditLine of(Editable<?> post, Edit<Wording> edit) {
        Wording text = edit.text();
        boolean ofAnswer = post.postKind().equals("answer");
        return new EditLine(
                "edit",
                post.id(),
                edit.submittedAt().toString(),
                post.questionId(),
                ofAnswer ? post.id() : null,
                ofAnswer ? null : post.id(),
                text.number(),
                null,
                null,
                text.body(),
                null,
                text.writtenAt().toString());
    }

    /** A line that was read. */
    sealed interface Read {}

    /** Of an answer or a comment. */
    record OfPost(String questionId, String postId, String postKind, Edit<Wording> edit) implements Read {

        /** Whether it is what is there. */
        boolean isThere(Editable<?> post, Edit<Wording> there) {
            return of(post, there).equals(of(post, edit));
        }
    }

    /** Of a question. */
    record OfQuestion(String questionId, Edit<Revision> edit) implements Read {

        /** Whether it is what is there. */
        boolean isThere(Edit<Revision> there) {
            return of(questionId, there).equals(of(questionId, edit));
        }
    }

    /** It waits, until its decision comes. */
    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        String answerId = answer == null ? null : fields.id("answer", answer);
        String commentId = comment == null ? null : fields.id("comment", comment);
        String postId = answerId == null ? commentId : answerId;
        if (answerId != null && commentId != null) {
            violations.add("comment", "not-expected");
        }
        fields.idMadeOf(id, postId == null ? questionId : postId);
        Instant submitted = fields.at(at);
        int number = fields.number("revision", revision, 2, Integer.MAX_VALUE);
        Instant written = writtenAt == null ? submitted : fields.instant("writtenAt", writtenAt, submitted);
        if (postId != null) {
            return ofPost(questionId, postId, number, submitted, written, violations);
        }
        Optional<Type> checked = type == null ? Optional.of(Type.QUESTION) : Type.of(type);
        if (checked.isEmpty()) {
            violations.add("type", "unknown-value");
        }
        Draft draft = new QuestionText(title, body, tags).read(checked.orElse(Type.QUESTION), violations, 1, 1);
        violations.refuseIfAny();
        return new OfQuestion(
                questionId,
                new Edit<>(Revision.remembered(number, draft, written, Slip.EMPTY), submitted, submitted, null));
    }

    private OfPost ofPost(
            String questionId, String postId, int number, Instant submitted, Instant written, Violations violations) {
        if (type != null || title != null || tags != null) {
            violations.add(type != null ? "type" : title != null ? "title" : "tags", "not-expected");
        }
        boolean ofAnswer = answer != null;
        String text = violations.text("body", body, 1, ofAnswer ? Reply.LONGEST : Remark.LONGEST);
        violations.refuseIfAny();
        Wording wording = ofAnswer
                ? Reply.of(text).wording(number, 1, written)
                : Remark.of(text).wording(number, 1, written);
        return new OfPost(
                questionId, postId, ofAnswer ? "answer" : "comment", new Edit<>(wording, submitted, submitted, null));
    }
}
