package io.wenda.events;

import java.time.Instant;

/**
 * A question entered the review queue, or its asker changed it while it waits there.
 *
 * @param revision 1 for the first text, one more for each change
 */
public record QuestionSubmitted(String questionId, String askerId, int revision, Instant submittedAt)
        implements ModerationEvent {}
