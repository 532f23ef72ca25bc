package io.wenda.membership.plans;

import io.wenda.membership.accounts.Ability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets for their money, as it was when they ordered it. Plans change; this does not.
 *
 * @param months absent for life
 * @param graceDays for which the abilities go on after the last day
 * @param answerMinutes within how many minutes of the community's answering hours an answer is promised; absent where none is
 * @param sessions of remote help; absent for what is no sponsorship
 */
public record Terms(
        String plan,
        Money price,
        @Nullable Integer months,
        int graceDays,
        List<Ability> abilities,
        @Nullable Integer answerMinutes,
        @Nullable Integer sessions) {

    public Terms {
        abilities = List.copyOf(abilities);
    }

    /** What is no sponsorship, and promises no answer. */
    public Terms(String plan, Money price, @Nullable Integer months, int graceDays, List<Ability> abilities) {
        this(plan, price, months, graceDays, abilities, null, null);
    }

    /** Whether it is given for thanks in public, and is no membership. */
    public boolean isSponsorship() {
        return sessions != null;
    }

    public boolean forLife() {
        return months == null;
    }

    /** What as many payments buy that follow one another. */
    public Terms times(int payments) {
        return lasting(months == null ? null : Integer.valueOf(months * payments));
    }

    /** The same for so many months, or for life. */
    public Terms lasting(@Nullable Integer otherMonths) {
        return new Terms(plan, price, otherMonths, graceDays, abilities, answerMinutes, sessions);
    }
}
