package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator read the edit of an answer or a comment that had waited for it, and published it, declined it or gave it back.
 *
 * @param postId the answer or the comment
 * @param postKind {@code answer} or {@code comment}
 * @param moderatorId {@code rule} where nobody did but a rule of the community, as the author was expelled
 * @param revision the revision that was read
 * @param reason the code of a reason from the community's list; absent when approved. The moderator's words to the author
 *     are private and stay in question-service
 * @param ownPost the moderator decided on what they had written themselves, being the only one there is
 */
public record EditDecided(
        String questionId,
        String postId,
        String postKind,
        String authorId,
        String moderatorId,
        int revision,
        Decision decision,
        @Nullable String reason,
        boolean ownPost,
        Instant decidedAt)
        implements ModerationEvent {

    /** What was decided. */
    public enum Decision {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("reject")
        REJECT,
        @JsonProperty("ask-for-changes")
        ASK_FOR_CHANGES
    }

    @Override
    public String subject() {
        return postId;
    }
}
