package io.wenda.events;

import java.time.Instant;

/** What a member paid was given back. */
public record PaymentRefunded(String orderId, String memberId, Instant at) implements PaymentEvent {

    @Override
    public String subject() {
        return orderId;
    }
}
