package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Conclusion.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a proposal ended, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConclusionLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String by,
        @Nullable String outcome,
        @Nullable String words) {

    private static final int LONGEST_WORDS = 1_000;

    static ConclusionLine of(String questionId, Conclusion conclusion) {
        return new ConclusionLine(
                "conclusion",
                questionId,
                conclusion.at().toString(),
                questionId,
                conclusion.memberId(),
                conclusion.outcome().code(),
                conclusion.words());
    }

    /** A line that was read. */
    record Read(String questionId, Conclusion conclusion) {}

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        fields.idMadeOf(id, questionId);
        violations.required("outcome", outcome);
        Optional<Outcome> known = outcome == null ? Optional.empty() : Outcome.of(outcome);
        if (outcome != null && known.isEmpty()) {
            violations.add("outcome", "unknown-value");
        }
        Conclusion conclusion = new Conclusion(
                known.orElse(Outcome.DECLINED),
                violations.text("words", words, 1, LONGEST_WORDS),
                fields.id("by", by),
                fields.at(at));
        violations.refuseIfAny();
        return new Read(questionId, conclusion);
    }
}
