package io.wenda.question.asking;

import io.wenda.events.ReviewDecided;
import java.time.Instant;

/**
 * What was decided on a question, by whom; kept for the audit.
 *
 * @param revision the revision that the moderator read
 * @param ownQuestion they decided on their own question, being the only moderator there was
 */
public record Decision(Verdict verdict, String memberId, int revision, boolean ownQuestion, Instant at) {

    /** What is told of it: never the words to the asker. */
    ReviewDecided fact(String questionId, String askerId) {
        return new ReviewDecided(
                questionId, askerId, memberId, revision, verdict.outcome(), verdict.reasonCode(), ownQuestion, at);
    }

    boolean is(Verdict same, String by) {
        return verdict.equals(same) && memberId.equals(by);
    }
}
