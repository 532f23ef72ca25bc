package io.wenda.question.asking;

import io.wenda.events.ChangesAsked;
import io.wenda.events.ReviewDecided;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a question, by whom; kept for the audit.
 *
 * @param revision the revision that the moderator read
 * @param ownQuestion they decided on their own question, being the only moderator there was
 */
public record Decision(Verdict verdict, String memberId, int revision, boolean ownQuestion, Instant at) {

    /** Stands for who decided where a rule of the community did. No member has such an id. */
    public static final String RULE = "rule";

    /** Whoever wrote it was expelled. */
    public static Decision byRule(int revision, Instant now) {
        return new Decision(Verdict.reject(Reasons.EXPELLED, null), RULE, revision, false, now);
    }

    /** Whether no moderator read it. */
    public boolean byRule() {
        return memberId.equals(RULE);
    }

    /** What is told of it when the question is published or declined: never the words to the asker. */
    ReviewDecided fact(String questionId, String askerId, ReviewDecided.Decision decided) {
        return fact(questionId, askerId, decided, null);
    }

    /** @param publicTitle of the question whose edit it was; null where it was the question itself */
    ReviewDecided fact(
            String questionId, String askerId, ReviewDecided.Decision decided, @Nullable String publicTitle) {
        return new ReviewDecided(
                questionId, askerId, memberId, revision, decided, verdict.reason(), ownQuestion, publicTitle, at);
    }

    /** What is told of it when the question goes back to its asker. */
    ChangesAsked changesAsked(String questionId, String askerId) {
        return new ChangesAsked(questionId, askerId, memberId, revision, ownQuestion, at);
    }

    boolean is(Verdict same, String by) {
        return verdict.equals(same) && memberId.equals(by);
    }
}
