package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import org.jspecify.annotations.Nullable;

/** What a provider says of an order. */
public sealed interface Told {

    /** The money has come. */
    record Paid(Receipt receipt) implements Told {}

    /**
     * Money went back.
     *
     * @param reference names this going back among all of all providers
     * @param payment the reference of what had come
     * @param orderId absent where they do not say
     * @param whole whether nothing is left of it
     * @param byBank whether a bank took it, and nobody here gave it
     */
    record Returned(
            String provider,
            String reference,
            String payment,
            String merchant,
            @Nullable String orderId,
            Money money,
            boolean whole,
            boolean byBank)
            implements Told {}

    /** It was not paid, and cannot be any more. */
    record Closed(String orderId) implements Told {}

    /** Nothing that changes anything: not paid yet, or none of our business. */
    record Nothing() implements Told {}
}
