package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * Somebody answered a question that is not public. Nothing of either is told.
 *
 * @param concerned who hears of it: the asker and who answered before, without whoever wrote this one
 */
public record PrivateAnswered(
        String questionId, String answerId, String authorId, String askerId, List<String> concerned, Instant answeredAt)
        implements ModerationEvent {

    public PrivateAnswered {
        concerned = List.copyOf(concerned);
    }
}
