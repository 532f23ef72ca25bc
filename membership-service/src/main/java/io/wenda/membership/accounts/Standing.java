package io.wenda.membership.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member's books give them: computed from all that stands there, and from nothing else.
 *
 * @param abilities each for a time without a gap, in order
 * @param endsAt when what they bought runs out; absent where it never does, and where there is nothing
 * @param remindAt when they are to hear of that; absent when they have, or need not
 * @param reminded the end that they have heard of
 */
public record Standing(
        List<Grant> abilities,
        @Nullable Instant endsAt,
        @Nullable Instant remindAt,
        @Nullable Instant reminded) {

    static final Standing NONE = new Standing(List.of(), null, null, null);

    public Standing {
        abilities = List.copyOf(abilities);
    }

    /** As newly computed. Of one end nobody hears twice. */
    Standing next(List<Grant> nextAbilities, @Nullable Instant nextEnd, @Nullable Instant remind) {
        return new Standing(nextAbilities, nextEnd, Objects.equals(nextEnd, reminded) ? null : remind, reminded);
    }

    Standing heardOfEnd() {
        return new Standing(abilities, endsAt, null, endsAt);
    }
}
