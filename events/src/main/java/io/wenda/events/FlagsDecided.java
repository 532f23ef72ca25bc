package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * A moderator read a post that was flagged, and agreed with those who flagged it, or did not.
 *
 * @param postId the question, the answer or the comment
 * @param postKind {@code question}, {@code answer} or {@code comment}
 * @param upheld the moderator agreed: the post is taken away
 * @param flaggerIds who is to hear of it, and nobody else
 * @param ownPost the moderator decided on what they had written themselves, being the only one there is
 */
public record FlagsDecided(
        String questionId,
        String postId,
        String postKind,
        String moderatorId,
        boolean upheld,
        List<String> flaggerIds,
        boolean ownPost,
        Instant decidedAt)
        implements ModerationEvent {

    public FlagsDecided {
        flaggerIds = List.copyOf(flaggerIds);
    }

    @Override
    public String subject() {
        return postId;
    }
}
