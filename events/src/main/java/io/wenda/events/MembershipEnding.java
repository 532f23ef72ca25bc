package io.wenda.events;

import java.time.Instant;

/** What a member bought runs out soon. */
public record MembershipEnding(String memberId, Instant endsAt, Instant at) implements PaymentEvent {

    @Override
    public String subject() {
        return memberId;
    }
}
