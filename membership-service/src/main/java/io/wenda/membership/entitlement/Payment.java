package io.wenda.membership.entitlement;

import io.wenda.membership.plans.Terms;
import java.time.Instant;

/**
 * Money that has come.
 *
 * @param from when its member had done their part: what they ask from then on they ask as somebody who paid
 * @param by who saw it come
 */
public record Payment(String orderId, String memberId, Terms terms, Instant from, String by) {

    /** Without who paid what: this might be logged. */
    @Override
    public String toString() {
        return "Payment[" + orderId + "]";
    }
}
