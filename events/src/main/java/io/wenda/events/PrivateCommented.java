package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * Somebody commented on a question that is not public, or on an answer to it. Nothing of either is told.
 *
 * @param postId the question or the answer
 * @param concerned who hears of it: the asker, who wrote the post and who commented there before, without whoever wrote this one
 */
public record PrivateCommented(
        String questionId,
        String postId,
        String commentId,
        String authorId,
        String askerId,
        List<String> concerned,
        Instant commentedAt)
        implements ModerationEvent {

    public PrivateCommented {
        concerned = List.copyOf(concerned);
    }
}
