package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.events.MemberState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ability that a member has, from one moment on and until before another.
 *
 * @param until null where it has no end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(Ability ability, Instant from, @Nullable Instant until) {

    /** Whether it counts at this moment. */
    boolean holds(Instant now) {
        return !from.isAfter(now) && (until == null || until.isAfter(now));
    }

    /** As it is told. */
    MemberState.Ability told() {
        return new MemberState.Ability(ability.code(), from, until);
    }

    /** The same abilities at the same times, in pieces that neither overlap nor touch. */
    public static List<Grant> merged(Stream<Grant> grants) {
        List<Grant> merged = new ArrayList<>();
        grants.sorted(Comparator.comparing(Grant::ability).thenComparing(Grant::from))
                .forEach(next -> {
                    if (!merged.isEmpty() && merged.getLast().reaches(next)) {
                        merged.add(merged.removeLast().with(next));
                    } else {
                        merged.add(next);
                    }
                });
        return List.copyOf(merged);
    }

    private boolean reaches(Grant later) {
        return ability == later.ability && (until == null || !later.from.isAfter(until));
    }

    private Grant with(Grant next) {
        return new Grant(ability, from, later(until, next.until));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
