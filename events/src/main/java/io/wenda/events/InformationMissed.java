package io.wenda.events;

import java.time.Instant;

/**
 * The asker did not reply, and the reminders are over: the question is closed to new answers until they do.
 *
 * @param title of the question
 * @param wantedAt when it was asked for
 */
public record InformationMissed(
        String questionId, String askerId, String title, Visibility visibility, Instant wantedAt, Instant closedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
