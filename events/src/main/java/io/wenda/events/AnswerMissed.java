package io.wenda.events;

import java.time.Instant;

/**
 * The asker says that an answer does not answer their question. Why stands in question-service.
 *
 * @param authorId who answered
 * @param title of the question
 */
public record AnswerMissed(
        String questionId,
        String answerId,
        String authorId,
        String askerId,
        String title,
        Visibility visibility,
        Instant missedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
