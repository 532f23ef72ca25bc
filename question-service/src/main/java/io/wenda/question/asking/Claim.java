package io.wenda.question.asking;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A moderator is reading a question; until then the others leave it alone. */
public record Claim(String memberId, Instant until) {

    /** How long a claim holds unless it is made again. */
    public static final Duration LASTS = Duration.ofMinutes(15);

    /** Whether it still holds. */
    boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    /** The claim if there is one that still holds. */
    public static @Nullable Claim holding(@Nullable Claim claim, Instant now) {
        return claim != null && claim.holdsAt(now) ? claim : null;
    }

    /** Whether somebody else reads it now. */
    public boolean keepsAway(String moderatorId, Instant now) {
        return holdsAt(now) && !memberId.equals(moderatorId);
    }
}
