package io.wenda.events;

import java.time.Instant;

/**
 * Somebody told the moderators that something is wrong with a public post. Who it was, and their words, never leave
 * question-service.
 *
 * @param postId the question, the answer or the comment
 * @param postKind {@code question}, {@code answer} or {@code comment}
 * @param type what is wrong with it: {@code advertising}, {@code off-topic}, {@code abusive}, {@code wrong} or
 *     {@code leaked-secret}
 * @param hidden whether enough flags keep it out of sight now
 */
public record PostFlagged(
        String questionId, String postId, String postKind, String type, boolean hidden, Instant flaggedAt)
        implements ModerationEvent {

    @Override
    public String subject() {
        return postId;
    }
}
