package io.wenda.membership.entitlement;

import io.wenda.events.Event;
import io.wenda.events.PaymentConfirmed;
import io.wenda.events.PaymentRefunded;
import io.wenda.http.creating.Ids;
import io.wenda.membership.plans.Terms;
import io.wenda.membership.sponsors.Dedication;
import io.wenda.membership.sponsors.Received;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param until before which it ends, whatever its terms say; absent where they say it all
 * @param dedication how a sponsor wanted to be thanked then; absent for what is no sponsorship
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
        @Nullable Instant until,
        @Nullable Dedication dedication,
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
                null,
                payment.dedication(),
                // A sponsorship is told where it comes onto the wall.
                payment.dedication() != null
                        ? List.of()
                        : List.of(new PaymentConfirmed(payment.orderId(), payment.memberId(), now)));
    }

    static String paidId(String orderId) {
        return Ids.of("paid", orderId);
    }

    /** What somebody gave by hand, and why. */
    static Entry granted(
            String id,
            String memberId,
            Terms terms,
            Instant from,
            @Nullable Instant until,
            Reasoned reasoned,
            String hash) {
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
                until,
                null,
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
                null,
                null,
                facts);
    }

    /** What it says of a sponsorship; empty for every other line. */
    Optional<Received> sponsorship(boolean isEnded) {
        return dedication == null || terms == null || orderId == null
                ? Optional.empty()
                : Optional.of(new Received(orderId, memberId, terms, dedication, from, isEnded));
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
