package io.wenda.events;

import java.time.Instant;

/** The money of an order has come, and it stands in the books. */
public record PaymentConfirmed(String orderId, String memberId, Instant at) implements PaymentEvent {

    @Override
    public String subject() {
        return orderId;
    }
}
