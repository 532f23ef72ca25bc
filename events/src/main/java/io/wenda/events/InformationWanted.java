package io.wenda.events;

import java.time.Instant;

/**
 * Somebody who would answer cannot: the question lacks something. What it lacks stands in question-service. Told again, with
 * another number, while its asker does not reply.
 *
 * @param title of the question
 * @param wantedBy who wants to know
 * @param reminder 0 the first time
 * @param wantedAt when it was asked for, the same in each reminder
 */
public record InformationWanted(
        String questionId,
        String askerId,
        String title,
        String wantedBy,
        int reminder,
        Visibility visibility,
        Instant wantedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
