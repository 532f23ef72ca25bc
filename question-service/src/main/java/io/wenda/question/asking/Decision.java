package io.wenda.question.asking;

import io.wenda.events.ChangesAsked;
import io.wenda.events.ReviewDecided;
import java.time.Instant;

/**
 * What was decided on a question, by whom; kept for the audit.
 *
 * @param revision the revision that the moderator read
 * @param ownQuestion they decided on their own question, being the only moderator there was
 */
public record Decision(Verdict verdict, String memberId, int revision, boolean ownQuestion, Instant at) {

    /** What is told of it when the question is published or declined: never the words to the asker. */
    ReviewDecided fact(String questionId, String askerId, ReviewDecided.Decision decided) {
        return new ReviewDecided(questionId, askerId, memberId, revision, decided, verdict.reason(), ownQuestion, at);
    }

    /** What is told of it when the question goes back to its asker. */
    ChangesAsked changesAsked(String questionId, String askerId) {
        return new ChangesAsked(questionId, askerId, memberId, revision, ownQuestion, at);
    }

    boolean is(Verdict same, String by) {
        return verdict.equals(same) && memberId.equals(by);
    }
}
