package io.wenda.membership.entitlement;

import io.wenda.events.Event;
import io.wenda.events.PaymentConfirmed;
import io.wenda.events.PaymentRefunded;
import io.wenda.http.creating.Ids;
import io.wenda.membership.plans.Terms;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A line in a member's books. It is written once, and neither changed nor removed: what is no longer so is another line.
 *
 * @param from the moment from which on it counts. What was paid counts from when the member said so
 * @param at when it was written
 * @param terms what it gives; absent for a line that ends another
 * @param ends the line that this one ends; absent for one that gives
 * @param orderId absent where no order led to it
 * @param by who decided so
 * @param why absent where an order says it all
 * @param requestHash of what was asked for; absent where the id says it all
 */
record Entry(
        @BsonId String id,
        long version,
        String memberId,
        Kind kind,
        Instant from,
        Instant at,
        @Nullable Terms terms,
        @Nullable String ends,
        @Nullable String orderId,
        String by,
        @Nullable String why,
        @Nullable String requestHash,
        List<Event> outbox)
        implements Aggregate {

    Entry {
        outbox = List.copyOf(outbox);
    }

    /** What an order was for: always the same line, however often it is written. */
    static Entry paid(Payment payment, Instant now) {
        return new Entry(
                paidId(payment.orderId()),
                1,
                payment.memberId(),
                Kind.PAID,
                payment.from(),
                now,
                payment.terms(),
                null,
                payment.orderId(),
                payment.by(),
                null,
                null,
                List.of(new PaymentConfirmed(payment.orderId(), payment.memberId(), now)));
    }

    static String paidId(String orderId) {
        return Ids.of("paid", orderId);
    }

    /** What somebody gave by hand, and why. */
    static Entry granted(String id, String memberId, Terms terms, Instant from, Reasoned reasoned, String hash) {
        return new Entry(
                id,
                1,
                memberId,
                Kind.GRANTED,
                from,
                reasoned.at(),
                terms,
                null,
                null,
                reasoned.by(),
                reasoned.why(),
                hash,
                List.of());
    }

    /** The line that ends this one. There is at most one. */
    Entry ended(Kind how, Reasoned reasoned) {
        List<Event> facts = how == Kind.REFUNDED && orderId != null
                ? List.of(new PaymentRefunded(orderId, memberId, reasoned.at()))
                : List.of();
        return new Entry(
                endId(),
                1,
                memberId,
                how,
                reasoned.at(),
                reasoned.at(),
                null,
                id,
                orderId,
                reasoned.by(),
                reasoned.why(),
                null,
                facts);
    }

    String endId() {
        return Ids.of("end", id);
    }

    /** Without who paid what: this might be logged. */
    @Override
    public String toString() {
        return "Entry[" + id + "]";
    }

    /** Who decided something, why, and when. */
    record Reasoned(String by, String why, Instant at) {}
}
