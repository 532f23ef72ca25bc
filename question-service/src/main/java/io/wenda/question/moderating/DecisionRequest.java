package io.wenda.question.moderating;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Reason;
import io.wenda.question.asking.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator sent.
 *
 * @param revision the text that was read
 * @param reason why not; needed to reject, and for nothing else
 * @param words a line to the asker; needed to ask for changes
 * @param originalId the public question where it was asked before; needed to close it as a duplicate, and for nothing else
 */
record DecisionRequest(
        @Nullable @Required @CodeOf(Verdict.Outcome.class) String decision,

        @Nullable @Required Integer revision,
        @Nullable @CodeOf(Reason.class) String reason,
        @Nullable @Bounds(max = 1_000) String words,
        @Nullable @Bounds(max = 100) String originalId) {

    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_ID = 100;

    /** Stands where nothing can be decided, until that is refused. */
    private static final Verdict NONE = Verdict.approve(null);

    Verdict verdict() {
        return verdict(new Violations());
    }

    /** The same, where something may be wrong beside it. */
    Verdict verdict(Violations violations) {
        violations.required("revision", revision);
        String line = violations.text("words", words, 0, LONGEST_WORDS);
        String checked = line.isEmpty() ? null : line;
        if (originalId != null) {
            violations.line("originalId", originalId, 1, LONGEST_ID);
        }
        Optional<Verdict.Outcome> outcome = decision == null ? Optional.empty() : Verdict.Outcome.of(decision);
        if (outcome.isEmpty()) {
            violations.add("decision", decision == null ? "required" : "unknown-value");
        }
        Verdict verdict =
                outcome.map(known -> verdict(known, checked, violations)).orElse(NONE);
        violations.refuseIfAny();
        return verdict;
    }

    private Verdict verdict(Verdict.Outcome outcome, @Nullable String checked, Violations violations) {
        notExpected("reason", reason, outcome != Verdict.Outcome.REJECT, violations);
        notExpected("originalId", originalId, outcome != Verdict.Outcome.DUPLICATE, violations);
        return switch (outcome) {
            case APPROVE -> Verdict.approve(checked);
            case REJECT -> Verdict.reject(reason(violations), checked);
            case ASK_FOR_CHANGES -> Verdict.askForChanges(violations.text("words", words, 1, LONGEST_WORDS));
            case DUPLICATE -> Verdict.duplicate(original(violations), checked);
        };
    }

    private static void notExpected(String field, @Nullable String value, boolean here, Violations violations) {
        if (here && value != null) {
            violations.add(field, "not-expected");
        }
    }

    /** The text that was read; {@link #verdict} has seen to it that there is one. */
    int readRevision() {
        return revision == null ? 0 : revision;
    }

    private String original(Violations violations) {
        violations.required("originalId", originalId);
        return originalId == null ? "" : originalId;
    }

    private Reason reason(Violations violations) {
        if (reason == null) {
            violations.add("reason", "required");
            return Reason.UNCLEAR;
        }
        return Reason.of(reason).orElseGet(() -> {
            violations.add("reason", "unknown-value");
            return Reason.UNCLEAR;
        });
    }
}
