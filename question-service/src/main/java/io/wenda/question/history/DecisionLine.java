package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.EditDecision;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Verdict;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a moderator decided on a question, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable Integer revision,
        @Nullable String by,
        @Nullable String decision,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String original,
        @Nullable String since) {

    private static final int LONGEST_WORDS = 1_000;
    private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,40}");

    static DecisionLine of(String questionId, Decision made) {
        return of(questionId, made, null);
    }

    /** What was decided on an edit. */
    static DecisionLine of(String questionId, EditDecision made) {
        return of(questionId, made.decision(), made.waitingSince());
    }

    private static DecisionLine of(String questionId, Decision made, @Nullable Instant since) {
        return new DecisionLine(
                "decision",
                EarlierRevision.idOf(questionId, made.revision()),
                made.at().toString(),
                questionId,
                made.revision(),
                made.byRule() ? null : made.memberId(),
                made.verdict().code(),
                made.verdict().outcome() == Verdict.Outcome.DUPLICATE
                        ? null
                        : made.verdict().reason(),
                made.verdict().words(),
                made.verdict().originalId(),
                since == null ? null : since.toString());
    }

    /**
     * A line that was read.
     *
     * @param by null where a rule decided
     * @param since when the edit was sent that was decided on; null where it was the question itself
     */
    record Read(
            String questionId,
            Verdict verdict,
            @Nullable String by,
            int revision,
            Instant at,
            @Nullable Instant since) {

        Decision on(Question question) {
            return new Decision(
                    verdict,
                    by == null ? Decision.RULE : by,
                    revision,
                    question.askerId().equals(by),
                    at);
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        int number = fields.number("revision", revision, 1, Integer.MAX_VALUE);
        fields.idMadeOf(id, EarlierRevision.idOf(questionId, number));
        Instant decidedAt = fields.at(at);
        String memberId = by == null ? null : fields.id("by", by);
        Verdict verdict = verdict(fields, violations);
        if (by == null && verdict.outcome() != Verdict.Outcome.REJECT) {
            violations.add("by", "required");
        }
        Instant edited = since == null ? null : fields.instant("since", since, Instant.EPOCH);
        if (edited != null && verdict.outcome() == Verdict.Outcome.DUPLICATE) {
            violations.add("since", "not-expected");
        }
        violations.refuseIfAny();
        return new Read(questionId, verdict, memberId, number, decidedAt, edited);
    }

    private Verdict verdict(LineFields fields, Violations violations) {
        String line = violations.text("words", words, 0, LONGEST_WORDS);
        String checkedWords = line.isEmpty() ? null : line;
        Verdict.Outcome outcome = outcome(violations);
        notExpected(
                "reason",
                reason,
                outcome == Verdict.Outcome.APPROVE || outcome == Verdict.Outcome.DUPLICATE,
                violations);
        notExpected("original", original, outcome != Verdict.Outcome.DUPLICATE, violations);
        return switch (outcome) {
            case APPROVE -> Verdict.approve(checkedWords);
            case REJECT -> Verdict.reject(reason(violations), checkedWords);
            case ASK_FOR_CHANGES ->
                reason == null
                        ? Verdict.askForChanges(null, violations.text("words", words, 1, LONGEST_WORDS))
                        : Verdict.askForChanges(reason(violations), checkedWords);
            case DUPLICATE -> Verdict.duplicate(fields.id("original", original), checkedWords);
        };
    }

    private Verdict.Outcome outcome(Violations violations) {
        return Verdict.Outcome.of(decision == null ? "" : decision).orElseGet(() -> {
            violations.add("decision", decision == null ? "required" : "unknown-value");
            return Verdict.Outcome.APPROVE;
        });
    }

    private static void notExpected(String field, @Nullable String value, boolean here, Violations violations) {
        if (here && value != null) {
            violations.add(field, "not-expected");
        }
    }

    /** Any that the community may have had. */
    private String reason(Violations violations) {
        if (reason == null || !REASON.matcher(reason).matches()) {
            violations.add("reason", reason == null ? "required" : "unknown-value");
            return "";
        }
        return reason;
    }
}
