package io.wenda.events;

import java.time.Instant;

/**
 * A moderator read an answer or a comment that had waited for it, and published it or did not.
 *
 * @param postId the answer or the comment
 * @param postKind {@code answer} or {@code comment}
 * @param published whether everybody reads it now
 * @param ownPost the moderator decided on what they had written themselves, being the only one there is
 */
public record PostReviewed(
        String questionId,
        String postId,
        String postKind,
        String authorId,
        String moderatorId,
        boolean published,
        boolean ownPost,
        Instant decidedAt)
        implements ModerationEvent {

    @Override
    public String subject() {
        return postId;
    }
}
