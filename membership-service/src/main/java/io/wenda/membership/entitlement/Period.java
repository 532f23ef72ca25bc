package io.wenda.membership.entitlement;

import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Grant;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time that one line of the books gives: from a moment on, and until before another.
 *
 * @param to absent for life
 * @param until when the abilities end, the days of grace included; absent for life
 * @param answerMinutes the budget of the promise of an answer; absent where it gives none
 * @param sponsorship whether it is no membership
 */
record Period(
        String entryId,
        String plan,
        Instant from,
        @Nullable Instant to,
        @Nullable Instant until,
        List<Ability> abilities,
        @Nullable Integer answerMinutes,
        boolean sponsorship) {

    Stream<Grant> grants() {
        return abilities.stream()
                .map(ability -> new Grant(ability, from, until, ability == Ability.ANSWER_BY ? answerMinutes : null));
    }

    boolean isOver(Instant now) {
        return to != null && !to.isAfter(now);
    }
}
