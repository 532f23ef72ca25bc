package io.wenda.events;

import java.time.Instant;

/** A closed question takes answers again. */
public record QuestionReopened(String questionId, String reopenedBy, Instant reopenedAt) implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
