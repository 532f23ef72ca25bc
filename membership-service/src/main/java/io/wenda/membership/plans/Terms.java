package io.wenda.membership.plans;

import io.wenda.membership.accounts.Ability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets for their money, as it was when they ordered it. Plans change; this does not.
 *
 * @param months absent for life
 * @param graceDays for which the abilities go on after the last day
 */
public record Terms(String plan, Money price, @Nullable Integer months, int graceDays, List<Ability> abilities) {

    public Terms {
        abilities = List.copyOf(abilities);
    }

    public boolean forLife() {
        return months == null;
    }

    /** What as many payments buy that follow one another. */
    public Terms times(int payments) {
        return new Terms(plan, price, months == null ? null : months * payments, graceDays, abilities);
    }
}
