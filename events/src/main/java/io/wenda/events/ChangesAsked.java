package io.wenda.events;

import java.time.Instant;

/**
 * A moderator read a question and gave it back to its asker, who changes it and sends it again.
 *
 * @param revision the revision that was read. The moderator's words are private and stay in question-service
 */
public record ChangesAsked(
        String questionId, String askerId, String moderatorId, int revision, boolean ownQuestion, Instant decidedAt)
        implements ModerationEvent {}
