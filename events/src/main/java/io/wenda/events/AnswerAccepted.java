package io.wenda.events;

import java.time.Instant;

/** The asker says that this answer solved it. A later acceptance of another answer replaces it. */
public record AnswerAccepted(
        String questionId,
        String answerId,
        String authorId,
        String askerId,
        String title,
        Visibility visibility,
        Instant acceptedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
