package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator published a question or declined it, or an edit of one that is public. What else may become of it is told by
 * {@link ChangesAsked} and {@link DuplicateFound}.
 *
 * @param revision the revision that was read
 * @param reason the code of a reason from the community's list; absent when approved. The moderator's words to the asker
 *     are private and stay in question-service
 * @param moderatorId {@code rule} where nobody did but a rule of the community, as the asker was expelled
 * @param ownQuestion the moderator decided on their own question, being the only one there is
 * @param publicTitle of the question, where it was an edit of it that was decided on; absent where it was the question
 *     itself, whose title may not be public
 */
public record ReviewDecided(
        String questionId,
        String askerId,
        String moderatorId,
        int revision,
        Decision decision,
        @Nullable String reason,
        boolean ownQuestion,
        @Nullable String publicTitle,
        Instant decidedAt)
        implements ModerationEvent {

    /** What was decided. */
    public enum Decision {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("reject")
        REJECT
    }
}
