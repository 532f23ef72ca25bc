package io.wenda.events;

import java.time.Instant;

/**
 * A moderator read a question and knows where it was asked before. It is not published; its asker is led there.
 *
 * @param revision the revision that was read
 * @param originalId the public question that was asked before
 * @param originalTitle as it is public
 */
public record DuplicateFound(
        String questionId,
        String askerId,
        String moderatorId,
        int revision,
        String originalId,
        String originalTitle,
        boolean ownQuestion,
        Instant decidedAt)
        implements ModerationEvent {}
