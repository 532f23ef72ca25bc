package io.wenda.events;

import java.time.Instant;

/** An assistant did not find the money that a member says they sent. Why, their order says. */
public record PaymentDeclined(String orderId, String memberId, Instant at) implements PaymentEvent {

    @Override
    public String subject() {
        return orderId;
    }
}
