package io.wenda.events;

import java.time.Instant;

/**
 * Nobody waits for information any more: the asker replied, or it is no longer wanted. Where the question was closed for the lack
 * of it, it is open again.
 *
 * @param title of the question
 * @param wantedBy who wanted to know
 * @param settledBy the asker, who replied or accepted an answer; or who wanted it, or a moderator
 * @param wantedAt when it was asked for
 */
public record InformationGiven(
        String questionId,
        String askerId,
        String title,
        String wantedBy,
        String settledBy,
        Visibility visibility,
        Instant wantedAt,
        Instant settledAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
