package io.wenda.events;

import java.time.Instant;

/**
 * A moderator mended the text of a question and published it so. Told right after {@link QuestionPublished}.
 *
 * @param title as it is public
 * @param readRevision what its asker had written
 * @param revision how it reads now
 */
public record QuestionCorrected(
        String questionId,
        String askerId,
        String moderatorId,
        String title,
        int readRevision,
        int revision,
        Instant correctedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
