package io.wenda.membership.paying;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.Event;
import io.wenda.events.PaymentDeclined;
import io.wenda.events.PaymentUnattended;
import io.wenda.membership.Refusal;
import io.wenda.membership.entitlement.Payment;
import io.wenda.membership.plans.Terms;
import io.wenda.membership.sponsors.Dedication;
import io.wenda.transport.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants to pay for, on the terms of the moment they ordered it.
 *
 * @param remark what they write beside the money they send; its end finds this order
 * @param claim their word that it is sent; absent before
 * @param decision absent while nobody has decided
 * @param lookBy when it is time to remind those who should look; absent when nobody waits, or all have been reminded
 * @param reminders how often they were
 * @param unbookedSince confirmed and perhaps not in the books yet; absent otherwise
 * @param online how it is paid through a provider; absent where the money is sent by hand
 * @param dedication how a sponsor wants to be thanked; absent for a membership
 */
record Order(
        @BsonId String id,
        long version,
        String memberId,
        String requestHash,
        Terms terms,
        String remark,
        Instant createdAt,
        State state,
        @Nullable Claim claim,
        @Nullable Decision decision,
        @Nullable Instant lookBy,
        int reminders,
        @Nullable Instant unbookedSince,
        @Nullable Online online,
        @Nullable Dedication dedication,
        List<Event> outbox)
        implements Aggregate {

    private static final int CODE_LENGTH = 6;

    Order {
        outbox = List.copyOf(outbox);
    }

    enum State {
        OPEN,
        CLAIMED,
        CONFIRMED,
        DECLINED,
        CANCELLED,
        EXPIRED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A member's word that the money is sent.
     *
     * @param nickname how they are called where they sent it
     * @param proof what finds it: the number of the transfer, the time; empty where they said nothing
     */
    record Claim(String nickname, String proof, Instant at) {}

    /** @param reason why the money was not found; absent where it was */
    record Decision(String by, @Nullable String reason, Instant at) {}

    /**
     * @param remark the community's own, empty where it takes nothing by hand; a code is put behind it
     * @param online absent where the money is sent by hand
     * @param dedication of a sponsorship; absent for a membership
     */
    static Order first(
            String id,
            String memberId,
            String requestHash,
            Terms terms,
            String remark,
            @Nullable Online online,
            @Nullable Dedication dedication,
            Instant now) {
        String code = id.substring(0, CODE_LENGTH).toUpperCase(Locale.ROOT);
        return new Order(
                id,
                1,
                memberId,
                requestHash,
                terms,
                (remark + " " + code).strip(),
                now,
                State.OPEN,
                null,
                null,
                null,
                0,
                null,
                online,
                dedication,
                List.of());
    }

    /** The member says that the money is sent. Said again, the newer words count; the moment stays the first. */
    Order claimed(String nickname, String proof, Duration patience, Instant now) {
        if (online != null) {
            throw new Refusal.PaidOtherwise();
        }
        if (state == State.CLAIMED && claim != null) {
            return next(state, new Claim(nickname, proof, claim.at()), null, lookBy, reminders, null, List.of());
        }
        requireState(State.OPEN);
        return next(State.CLAIMED, new Claim(nickname, proof, now), null, now.plus(patience), 0, null, List.of());
    }

    /** The member does not want it any more. Its provider is asked once more, to take no money for it. */
    Order cancelled() {
        if (state == State.CANCELLED || state == State.EXPIRED) {
            return this;
        }
        if (state != State.CLAIMED) {
            requireState(State.OPEN);
        }
        Online closing = online == null ? null : online.asking(createdAt);
        return next(State.CANCELLED, claim, null, null, reminders, null, List.of())
                .with(closing);
    }

    /** The money is there. Whoever confirms what they have confirmed changes nothing. */
    Order confirmed(String by, Instant now) {
        if (isDecided(State.CONFIRMED, by)) {
            return this;
        }
        requireState(State.CLAIMED);
        return next(State.CONFIRMED, claim, new Decision(by, null, now), null, reminders, now, List.of());
    }

    /** The money was not found, for a reason that the member reads. */
    Order declined(String by, String reason, Instant now) {
        if (isDecided(State.DECLINED, by)) {
            return this;
        }
        requireState(State.CLAIMED);
        return next(
                State.DECLINED,
                claim,
                new Decision(by, reason, now),
                null,
                reminders,
                null,
                List.of(new PaymentDeclined(id, memberId, now)));
    }

    /** It has waited too long: those who should look are told. The first time the assistants, then the administrators. */
    Order reminded(List<String> concerned, Duration patience, Instant now) {
        if (lookBy == null || lookBy.isAfter(now)) {
            return this;
        }
        int time = reminders + 1;
        Instant again = time == 1 ? now.plus(patience) : null;
        List<Event> facts =
                concerned.isEmpty() ? List.of() : List.of(new PaymentUnattended(id, memberId, concerned, time, now));
        return next(state, claim, decision, again, time, unbookedSince, facts);
    }

    /** Whether its provider has yet to say where it is paid. */
    boolean isToBegin() {
        return online != null && online.checkout() == null && state == State.OPEN;
    }

    /** It is known where it is paid. */
    Order begun(Checkout checkout) {
        return isToBegin() && online != null ? same(online.begun(checkout)) : this;
    }

    /** The provider is being asked now; the next time when it has been silent for twice as long. */
    Order asked(Duration atFirst, Instant now) {
        return online == null || !online.isDue(now) ? this : same(online.asked(atFirst, createdAt, now));
    }

    /** Nothing comes of it any more, as its provider says. */
    Order closed() {
        if (online == null || online.receipt() != null || (state != State.OPEN && online.askAt() == null)) {
            return this;
        }
        State ended = state == State.OPEN ? State.EXPIRED : state;
        return next(ended, claim, decision, lookBy, reminders, unbookedSince, List.of())
                .with(online.asking(null));
    }

    /** Its provider has the money. What does not fit changes nothing: {@link #against} says why. */
    Order paid(Receipt receipt, Instant now) {
        return isPaidBy(receipt) || against(receipt) != null ? this : taken(receipt, receipt.provider(), now);
    }

    /** A treasurer lets money count that came when nobody waited for it any more. */
    Order accepted(Receipt receipt, String by, Instant now) {
        if (isPaidBy(receipt)) {
            return this;
        }
        if (state != State.CANCELLED && state != State.EXPIRED) {
            throw new Refusal.OrderSettled(state.code(), decision == null ? by : decision.by());
        }
        return taken(receipt, by, now);
    }

    private Order taken(Receipt receipt, String by, Instant now) {
        Online done = online == null ? null : online.paid(receipt);
        return next(State.CONFIRMED, claim, new Decision(by, null, now), null, reminders, now, List.of())
                .with(done);
    }

    boolean isPaidBy(Receipt receipt) {
        return online != null && online.isPaidBy(receipt);
    }

    /** Why this money is not what the order waits for; absent where it is. */
    Stray.@Nullable Reason against(Receipt receipt) {
        Stray.Reason money = online == null ? Stray.Reason.OTHER_WAY : online.against(receipt, terms.price());
        if (money != null) {
            return money;
        }
        return switch (state) {
            case OPEN -> null;
            case CANCELLED -> Stray.Reason.CANCELLED;
            case EXPIRED -> Stray.Reason.EXPIRED;
            case CLAIMED, CONFIRMED, DECLINED -> Stray.Reason.PAID_TWICE;
        };
    }

    /** Where it is paid; absent where nobody pays it there, or not any more. */
    @Nullable
    Checkout checkout() {
        return state != State.OPEN || online == null ? null : online.checkout();
    }

    /** What its provider needs to know of it. */
    Bill bill(String title) {
        if (online == null) {
            throw new IllegalStateException(id + " is paid by hand");
        }
        Checkout checkout = online.checkout();
        return new Bill(
                id,
                terms.price(),
                title,
                createdAt,
                online.payBy(),
                checkout == null ? null : checkout.id(),
                dedication == null ? "/membership" : "/sponsors");
    }

    /** What it brought stands in the books. */
    Order booked() {
        return unbookedSince == null ? this : next(state, claim, decision, lookBy, reminders, null, List.of());
    }

    /** What goes into the books. It counts from when the member had done their part. */
    Payment payment() {
        Instant done = doneAt();
        if (done == null || decision == null || state != State.CONFIRMED) {
            throw new IllegalStateException(id + " is not paid");
        }
        return new Payment(id, memberId, terms, done, decision.by(), dedication);
    }

    /** A provider's clock may be wrong: nothing was paid before it was ordered, or after we heard of it. */
    @Nullable
    Instant doneAt() {
        if (claim != null) {
            return claim.at();
        }
        if (online == null || online.receipt() == null || decision == null) {
            return null;
        }
        Instant paid = online.receipt().paidAt();
        Instant first = paid.isBefore(createdAt) ? createdAt : paid;
        return first.isAfter(decision.at()) ? decision.at() : first;
    }

    private boolean isDecided(State wanted, String by) {
        return state == wanted && decision != null && decision.by().equals(by);
    }

    private void requireState(State wanted) {
        if (state == wanted) {
            return;
        }
        if (decision != null) {
            throw new Refusal.OrderSettled(state.code(), decision.by());
        }
        throw state == State.CANCELLED ? new Refusal.OrderCalledOff() : new Refusal.Absent();
    }

    private Order next(
            State nextState,
            @Nullable Claim nextClaim,
            @Nullable Decision nextDecision,
            @Nullable Instant nextLook,
            int nextReminders,
            @Nullable Instant unbooked,
            List<Event> facts) {
        return new Order(
                id,
                version + 1,
                memberId,
                requestHash,
                terms,
                remark,
                createdAt,
                nextState,
                nextClaim,
                nextDecision,
                nextLook,
                nextReminders,
                unbooked,
                online,
                dedication,
                facts);
    }

    /** The next version, with nothing changed but that. */
    private Order same(@Nullable Online next) {
        return next(state, claim, decision, lookBy, reminders, unbookedSince, List.of())
                .with(next);
    }

    /** This version, with another way through the provider. */
    private Order with(@Nullable Online other) {
        return new Order(
                id,
                version,
                memberId,
                requestHash,
                terms,
                remark,
                createdAt,
                state,
                claim,
                decision,
                lookBy,
                reminders,
                unbookedSince,
                other,
                dedication,
                outbox);
    }

    /** Without who pays what: this might be logged. */
    @Override
    public String toString() {
        return "Order[" + id + " version " + version + "]";
    }
}
