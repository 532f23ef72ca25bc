package io.wenda.events;

import java.time.Instant;

/**
 * A moderator mended a question that is not public, or an answer to one. Nothing of either is told.
 *
 * @param postId the question or the answer
 * @param postKind {@code question} or {@code answer}
 * @param authorId who wrote the post, and hears of it
 * @param moderatorId who mended it
 * @param revision the number of the text that they wrote
 */
public record PrivateCorrected(
        String questionId,
        String postId,
        String postKind,
        String authorId,
        String moderatorId,
        int revision,
        Instant correctedAt)
        implements ModerationEvent {}
