package io.wenda.events;

import java.time.Instant;

/** A removed question is public again, with the answers it had. Nobody is alerted. */
public record QuestionRestored(String questionId, String restoredBy, Instant restoredAt) implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
