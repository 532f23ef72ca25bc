package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order's way through a provider.
 *
 * @param merchant the account there to which the money goes
 * @param payBy after which the provider takes none
 * @param checkout where it is paid; absent until that is known
 * @param receipt of what was paid; absent before
 * @param askAt when the provider is asked; absent when there is nothing left to hear
 */
record Online(
        String provider,
        String merchant,
        Instant payBy,
        @Nullable Checkout checkout,
        @Nullable Receipt receipt,
        @Nullable Instant askAt) {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    static Online first(Provider provider, PayingProperties settings, Instant now) {
        return new Online(
                provider.code(),
                provider.merchant(),
                now.plus(settings.window()),
                null,
                null,
                now.plus(settings.askAfter()));
    }

    Online begun(Checkout at) {
        return new Online(provider, merchant, payBy, at, receipt, askAt);
    }

    Online paid(Receipt with) {
        return new Online(provider, merchant, payBy, checkout, with, null);
    }

    Online asking(@Nullable Instant nextAsk) {
        return new Online(provider, merchant, payBy, checkout, receipt, nextAsk);
    }

    /** Asked the next time when it has been silent for twice as long as now. */
    Online asked(Duration atFirst, Instant orderedAt, Instant now) {
        Duration silent = Duration.between(orderedAt, now);
        Duration wait = silent.compareTo(atFirst) < 0 ? atFirst : silent;
        return asking(now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    }

    boolean isDue(Instant now) {
        return askAt != null && !askAt.isAfter(now);
    }

    boolean isPaidBy(Receipt other) {
        return receipt != null && receipt.reference().equals(other.reference());
    }

    /** Why this is not the money that is waited for; absent where it is. */
    Stray.@Nullable Reason against(Receipt other, Money price) {
        if (!provider.equals(other.provider())) {
            return Stray.Reason.OTHER_WAY;
        }
        if (!merchant.equals(other.merchant())) {
            return Stray.Reason.WRONG_MERCHANT;
        }
        if (!price.currency().equals(other.money().currency())) {
            return Stray.Reason.WRONG_CURRENCY;
        }
        return price.minor() == other.money().minor() ? null : Stray.Reason.WRONG_AMOUNT;
    }
}
