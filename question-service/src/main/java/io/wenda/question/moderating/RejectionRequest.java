package io.wenda.question.moderating;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Reasons;
import io.wenda.question.asking.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Declines everything that somebody has in review.
 *
 * @param author whose questions
 * @param reason why, a code of the community's list
 * @param words a line to the asker
 */
record RejectionRequest(
        @Nullable @Required @Bounds(min = 1, max = 100) String author,
        @Nullable @Required @Bounds(min = 1, max = 40) String reason,
        @Nullable @Bounds(max = 1_000) String words) {

    /** Read and checked. */
    record Checked(String author, Verdict verdict) {}

    Checked read(Reasons reasons) {
        Violations violations = new Violations();
        String whose = violations.line("author", author, 1, 100);
        Verdict verdict = new DecisionRequest("reject", 1, reason, words, null, null)
                .read(reasons, violations)
                .verdict();
        return new Checked(whose, verdict);
    }
}
