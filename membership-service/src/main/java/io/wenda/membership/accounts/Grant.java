package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.events.MemberState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ability that a member has.
 *
 * @param until null where it has no end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(Ability ability, Instant from, @Nullable Instant until) {

    /** As it is told. */
    MemberState.Ability told() {
        return new MemberState.Ability(ability.code(), from, until);
    }
}
