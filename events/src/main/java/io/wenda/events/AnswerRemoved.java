package io.wenda.events;

import java.time.Instant;

/** An answer is gone. It may be restored. */
public record AnswerRemoved(String questionId, String answerId, String removedBy, Instant removedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
