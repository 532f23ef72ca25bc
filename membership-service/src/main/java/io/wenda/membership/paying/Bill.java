package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider needs to know to ask for an order's money; who orders is not in it.
 *
 * @param title what is bought, as the payer reads it there; empty where nobody reads it
 * @param payBy after which they take no money for it
 * @param checkout as they call it; absent where it is not known to be begun
 * @param page of ours, where the payer comes back to: {@code /membership}
 */
public record Bill(
        String orderId,
        Money price,
        String title,
        Instant orderedAt,
        Instant payBy,
        @Nullable String checkout,
        String page) {}
