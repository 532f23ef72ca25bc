package io.wenda.membership.sponsors;

import io.wenda.membership.plans.Terms;
import java.time.Instant;

/**
 * What the books say of a sponsorship.
 *
 * @param ended whether the money went back, or what it gave was taken
 */
public record Received(String orderId, String memberId, Terms terms, Dedication dedication, Instant at, boolean ended) {

    /** Without who gave what: this might be logged. */
    @Override
    public String toString() {
        return "Received[" + orderId + "]";
    }
}
