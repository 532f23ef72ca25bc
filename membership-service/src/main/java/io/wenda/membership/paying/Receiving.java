package io.wenda.membership.paying;

import com.mongodb.DuplicateKeyException;
import io.wenda.membership.Refusal;
import io.wenda.membership.entitlement.Books;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes in what providers say, by a message of theirs or because they were asked. Said twice, by two instances at once, late
 * or in another order, it ends the same: the order's version decides who confirms it, its id is the line's in the books, and
 * nobody hears a success before that line stands there.
 */
@Component
class Receiving {

    private final Orders orders;
    private final Confirming confirming;
    private final Straying straying;
    private final Books books;
    private final Clock clock;

    Receiving(Orders orders, Confirming confirming, Straying straying, Books books, Clock clock) {
        this.orders = orders;
        this.confirming = confirming;
        this.straying = straying;
        this.books = books;
        this.clock = clock;
    }

    /** {@link Refusal.Absent} for an order that we do not have, or not yet: the provider says it again later. */
    Mono<Void> take(Told told) {
        return switch (told) {
            case Told.Paid paid -> paid(paid.receipt());
            case Told.Returned returned -> returned(returned);
            case Told.Closed closed -> closed(closed.orderId());
            case Told.Nothing nothing -> Mono.empty();
        };
    }

    private Mono<Void> paid(Receipt receipt) {
        return orders.get(receipt.orderId())
                .filter(order -> !order.isPaidBy(receipt) && order.against(receipt) == null)
                .filterWhen(straying::isExpelled)
                .flatMap(order -> hold(receipt, order).thenReturn(receipt))
                .switchIfEmpty(Mono.defer(() -> count(receipt).thenReturn(receipt)))
                .then()
                .onErrorResume(
                        DuplicateKeyException.class, other -> straying.note(receipt, Stray.Reason.OTHER_ORDER, null))
                .onErrorResume(
                        Refusal.Absent.class,
                        absent -> straying.note(receipt, Stray.Reason.UNKNOWN_ORDER, null)
                                .then(Mono.error(absent)));
    }

    private Mono<Void> count(Receipt receipt) {
        return orders.change(receipt.orderId(), order -> order.paid(receipt, now()))
                .flatMap(order -> order.isPaidBy(receipt) ? book(order) : stray(receipt, order));
    }

    /** Its member was expelled: nobody waits for the money any more, and a person says what becomes of it. */
    private Mono<Void> hold(Receipt receipt, Order order) {
        return orders.change(order.id(), Order::cancelled)
                .then(straying.note(receipt, Stray.Reason.EXPELLED, order.memberId()));
    }

    private Mono<Void> book(Order order) {
        return order.unbookedSince() == null
                ? Mono.empty()
                : confirming.book(order).then();
    }

    private Mono<Void> stray(Receipt receipt, Order order) {
        Stray.Reason reason = order.against(receipt);
        return reason == null ? Mono.error(new Refusal.Absent()) : straying.note(receipt, reason, order.memberId());
    }

    private Mono<Void> closed(String orderId) {
        return orders.change(orderId, Order::closed)
                .onErrorResume(Refusal.Absent.class, absent -> Mono.empty())
                .then();
    }

    /** What was paid and is in the books ends there; what was noted as a stray is settled by it. */
    private Mono<Void> returned(Told.Returned returned) {
        return orders.paidBy(returned.payment())
                .flatMap(order -> ended(order, returned).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> straying.returned(returned)))
                .filter(known -> !known && returned.orderId() != null)
                .flatMap(early -> Mono.<Void>error(new Refusal.Absent()));
    }

    /** Another instance may just be entering what came. */
    private Mono<Void> ended(Order order, Told.Returned returned) {
        return returned.whole()
                ? book(order)
                        .then(books.giveBack(order.id(), returned.byBank(), returned.provider(), returned.reference()))
                : straying.note(receiptOf(order, returned), Stray.Reason.PARTLY_RETURNED, order.memberId());
    }

    private Receipt receiptOf(Order order, Told.Returned returned) {
        return new Receipt(
                returned.provider(), returned.reference(), returned.merchant(), order.id(), returned.money(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
