package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import java.time.Instant;

/**
 * A provider's word that money has come.
 *
 * @param reference names the payment among all payments of all providers: {@code stripe:pi_3Q}
 * @param merchant the account to which it went
 * @param orderId for which it was paid, as they say
 */
public record Receipt(String provider, String reference, String merchant, String orderId, Money money, Instant paidAt) {

    /** Without how much: this might be logged. */
    @Override
    public String toString() {
        return "Receipt[" + reference + "]";
    }
}
