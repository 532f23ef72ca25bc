package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Acceptance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which answer solved a question, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AcceptanceLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer) {

    static AcceptanceLine of(String questionId, Acceptance acceptance) {
        return new AcceptanceLine(
                "acceptance", questionId, acceptance.at().toString(), questionId, acceptance.answerId());
    }

    /** A line that was read. */
    record Read(String questionId, Acceptance acceptance) {}

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        fields.idMadeOf(id, questionId);
        Acceptance acceptance = new Acceptance(fields.id("answer", answer), fields.at(at));
        violations.refuseIfAny();
        return new Read(questionId, acceptance);
    }
}
