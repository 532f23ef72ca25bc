package io.wenda.events;

import java.time.Instant;

/** A locked question is free again. */
public record QuestionUnlocked(String questionId, String unlockedBy, Instant unlockedAt) implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
