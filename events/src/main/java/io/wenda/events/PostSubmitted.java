package io.wenda.events;

import java.time.Instant;

/**
 * Somebody wrote an answer or a comment that a moderator reads before anybody else does, as the community wants it.
 *
 * @param postId the answer or the comment
 * @param postKind {@code answer} or {@code comment}
 */
public record PostSubmitted(String questionId, String postId, String postKind, String authorId, Instant submittedAt)
        implements ModerationEvent {

    @Override
    public String subject() {
        return postId;
    }
}
