package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Reply;
import io.wenda.question.asking.Removal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer as it stands, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String author,
        @Nullable String body,
        @Nullable Integer revision,
        @Nullable String writtenAt,
        @Nullable String correctedBy,
        @Nullable String hiddenAt,
        @Nullable Boolean held) {

    private static final int MOST_REVISIONS = 1_000;

    static AnswerLine of(Answer answer) {
        Instant edited = answer.editedAt();
        return new AnswerLine(
                "answer",
                answer.id(),
                answer.publishedAt().toString(),
                answer.questionId(),
                answer.authorId(),
                answer.body(),
                edited == null ? null : answer.revision(),
                edited == null ? null : edited.toString(),
                answer.correctedBy(),
                hidden(answer.removal()),
                answer.inReview() ? true : null);
    }

    private static @Nullable String hidden(@Nullable Removal removal) {
        return removal == null || !removal.byFlags() ? null : removal.at().toString();
    }

    Answer read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant published = fields.at(at);
        String questionId = fields.id("question", question);
        String authorId = fields.id("author", author);
        String text = violations.text("body", body, 1, Reply.LONGEST);
        int number = revision == null ? 1 : fields.number("revision", revision, 1, MOST_REVISIONS);
        Instant edited = writtenAt == null ? null : fields.instant("writtenAt", writtenAt, published);
        String corrected = correctedBy == null ? null : fields.id("correctedBy", correctedBy);
        Instant hidden = hiddenAt == null ? null : fields.instant("hiddenAt", hiddenAt, published);
        boolean waits = Boolean.TRUE.equals(held);
        if (waits && hidden != null) {
            violations.add("hiddenAt", "not-expected");
        }
        violations.refuseIfAny();
        Answer answer = Answer.remembered(
                new Answer.Past(checkedId, questionId, authorId, published, number, edited, corrected), Reply.of(text));
        return waits ? answer.heldBack() : hidden == null ? answer : answer.rememberHidden(hidden);
    }
}
