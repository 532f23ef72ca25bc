package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String author,
        @Nullable String body) {

    static AnswerLine of(Answer answer) {
        return new AnswerLine(
                "answer",
                answer.id(),
                answer.publishedAt().toString(),
                answer.questionId(),
                answer.authorId(),
                answer.body());
    }

    Answer read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant published = fields.at(at);
        String questionId = fields.id("question", question);
        String authorId = fields.id("author", author);
        String text = violations.text("body", body, 1, Reply.LONGEST);
        violations.refuseIfAny();
        return Answer.remembered(checkedId, questionId, authorId, Reply.of(text), published);
    }
}
