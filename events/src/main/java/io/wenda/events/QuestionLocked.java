package io.wenda.events;

import java.time.Instant;

/** A moderator locked a question: it is read, and nothing is added or changed. */
public record QuestionLocked(String questionId, String lockedBy, Instant lockedAt) implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
