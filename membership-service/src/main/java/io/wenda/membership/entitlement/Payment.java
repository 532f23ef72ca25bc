package io.wenda.membership.entitlement;

import io.wenda.membership.plans.Terms;
import io.wenda.membership.sponsors.Dedication;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that has come.
 *
 * @param from when its member had done their part: what they ask from then on they ask as somebody who paid
 * @param by who saw it come
 * @param dedication of a sponsorship; absent for a membership
 */
public record Payment(
        String orderId,
        String memberId,
        Terms terms,
        Instant from,
        String by,
        @Nullable Dedication dedication) {

    /** Without who paid what: this might be logged. */
    @Override
    public String toString() {
        return "Payment[" + orderId + "]";
    }
}
