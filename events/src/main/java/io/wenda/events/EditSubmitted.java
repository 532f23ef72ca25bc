package io.wenda.events;

import java.time.Instant;

/**
 * The author of a public answer or comment changed it, and a moderator reads that before anybody else does, as the community
 * wants it. What was public before stays so until then. Told again when its author changes it once more.
 *
 * @param postId the answer or the comment
 * @param postKind {@code answer} or {@code comment}
 * @param revision the number of the text that waits
 */
public record EditSubmitted(
        String questionId, String postId, String postKind, String authorId, int revision, Instant submittedAt)
        implements ModerationEvent {

    @Override
    public String subject() {
        return postId;
    }
}
