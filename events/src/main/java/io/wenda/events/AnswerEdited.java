package io.wenda.events;

import java.time.Instant;

/** The author changed an answer; from now on it reads so. Nobody is alerted. */
public record AnswerEdited(
        String questionId, String answerId, String authorId, int revision, Visibility visibility, Instant editedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
