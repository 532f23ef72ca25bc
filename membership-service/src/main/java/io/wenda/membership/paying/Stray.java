package io.wenda.membership.paying;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.Event;
import io.wenda.events.PaymentStray;
import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Money that came, or went back, and that no order waits for. It is noted once, and a treasurer says what becomes of it.
 *
 * @param memberId whose order it names; absent where it names none of ours
 * @param open whether nobody has said yet what becomes of it
 * @param decision absent while it is open
 */
record Stray(
        @BsonId String id,
        long version,
        Receipt receipt,
        Reason reason,
        @Nullable String memberId,
        Instant at,
        boolean open,
        @Nullable Decision decision,
        List<Event> outbox)
        implements Aggregate {

    Stray {
        outbox = List.copyOf(outbox);
    }

    /** Why no order waits for it. */
    enum Reason {
        /** We have no such order. */
        UNKNOWN_ORDER,
        /** Its member had called the order off. */
        CANCELLED,
        /** Its member was expelled. What it pays for would grant them nothing. */
        EXPELLED,
        /** The order's time was over, as the provider had said. */
        EXPIRED,
        /** The order is paid already, or nobody waits for money any more. */
        PAID_TWICE,
        /** The order is paid in another way. */
        OTHER_WAY,
        /** Not what it costs. */
        WRONG_AMOUNT,
        /** Not in what it costs. */
        WRONG_CURRENCY,
        /** It went to an account that is not the order's. */
        WRONG_MERCHANT,
        /** This payment is another order's. */
        OTHER_ORDER,
        /** A part of what was paid went back. What it bought goes on until a treasurer ends it. */
        PARTLY_RETURNED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What becomes of it. */
    enum Outcome {
        /** It counts for the order after all. */
        ACCEPTED,
        /** It was given back. */
        RETURNED,
        /** It was looked at; nothing is to be done, or it was done elsewhere. */
        NOTED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param by the treasurer, or the provider that gave it back */
    record Decision(Outcome outcome, String by, String why, Instant at) {}

    /** @param concerned who are to hear of it */
    static Stray first(Receipt receipt, Reason reason, @Nullable String memberId, List<String> concerned, Instant now) {
        String id = idOf(receipt.reference());
        List<Event> facts = concerned.isEmpty()
                ? List.of()
                : List.of(new PaymentStray(id, memberId == null ? "" : memberId, concerned, now));
        return new Stray(id, 1, receipt, reason, memberId, now, true, null, facts);
    }

    /** Of one payment there is one. */
    static String idOf(String reference) {
        return Ids.of("stray", reference);
    }

    /**
     * Whether it could count: all of it is right, and it only came when nobody waited any more. For who is expelled it counts
     * when they are so no more.
     */
    boolean isAcceptable() {
        return reason == Reason.CANCELLED || reason == Reason.EXPIRED || reason == Reason.EXPELLED;
    }

    /** What became of it. Said again it changes nothing; something else is refused. */
    Stray settled(Outcome outcome, String by, String why, Instant now) {
        if (decision != null) {
            if (decision.outcome() == outcome) {
                return this;
            }
            throw new Refusal.OrderSettled(decision.outcome().code(), decision.by());
        }
        return new Stray(
                id, version + 1, receipt, reason, memberId, at, false, new Decision(outcome, by, why, now), List.of());
    }

    /** Without how much: this might be logged. */
    @Override
    public String toString() {
        return "Stray[" + id + " version " + version + "]";
    }
}
