package io.wenda.question.moderating;

import io.wenda.events.ReviewDecided;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Reason;
import io.wenda.question.asking.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator sent.
 *
 * @param revision the text that was read
 * @param reason why not; needed to reject, and for nothing else
 * @param words a line to the asker
 */
record DecisionRequest(
        @Nullable @Required @CodeOf(ReviewDecided.Decision.class)
        String decision,

        @Nullable @Required Integer revision,
        @Nullable @CodeOf(Reason.class) String reason,
        @Nullable @Bounds(max = 1_000) String words) {

    Verdict verdict() {
        Violations violations = new Violations();
        violations.required("revision", revision);
        String line = violations.text("words", words, 0, 1_000);
        String checked = line.isEmpty() ? null : line;
        Verdict verdict = switch (decision) {
            case "approve" -> approve(checked, violations);
            case "reject" -> Verdict.reject(reason(violations), checked);
            case null -> refused("required", violations);
            default -> refused("unknown-value", violations);
        };
        violations.refuseIfAny();
        return verdict;
    }

    /** The text that was read; {@link #verdict} has seen to it that there is one. */
    int readRevision() {
        return revision == null ? 0 : revision;
    }

    private Verdict approve(@Nullable String checked, Violations violations) {
        if (reason != null) {
            violations.add("reason", "not-expected");
        }
        return Verdict.approve(checked);
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

    private static Verdict refused(String code, Violations violations) {
        violations.add("decision", code);
        return Verdict.approve(null);
    }
}
