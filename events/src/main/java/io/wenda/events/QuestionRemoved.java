package io.wenda.events;

import java.time.Instant;

/** A public question is gone, and its answers with it. It may be restored. */
public record QuestionRemoved(String questionId, String removedBy, Instant removedAt) implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
