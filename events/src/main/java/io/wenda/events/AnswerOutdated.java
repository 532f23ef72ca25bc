package io.wenda.events;

import java.time.Instant;

/**
 * An answer no longer holds, or holds after all.
 *
 * @param outdated false when the mark is taken back
 */
public record AnswerOutdated(String questionId, String answerId, boolean outdated, String markedBy, Instant markedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
