package io.wenda.events;

import java.time.Instant;

/** A removed answer is public again. Nobody is alerted. */
public record AnswerRestored(String questionId, String answerId, String restoredBy, Instant restoredAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
