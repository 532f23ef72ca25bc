package io.wenda.membership.paying;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import io.wenda.membership.entitlement.Books;
import io.wenda.membership.groups.PaidSeats;
import io.wenda.membership.groups.PaidSeats.Admitted;
import io.wenda.membership.groups.PaidSeats.Payer;
import io.wenda.membership.plans.PlanSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Assistants look whether the money has come. Of two who decide at once one does, and the other hears of it. */
@Component
class Confirming {

    /** Books are written in much less. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final Orders orders;
    private final Members members;
    private final Books books;
    private final PaidSeats seats;
    private final PlanSettings settings;
    private final Clock clock;

    Confirming(Orders orders, Members members, Books books, PaidSeats seats, PlanSettings settings, Clock clock) {
        this.orders = orders;
        this.members = members;
        this.books = books;
        this.seats = seats;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Page<Order>> waiting(String assistantId, PageRequest page) {
        return members.require(assistantId, Role.ASSISTANT).then(orders.claimed(page));
    }

    /** @param seats in groups that are for who paid so */
    record Confirmed(Order order, List<Admitted> seats) {}

    Mono<Confirmed> confirm(String assistantId, String orderId) {
        return mayDecide(assistantId, orderId)
                .then(mayBuy(orderId))
                .then(orders.change(orderId, order -> order.confirmed(assistantId, now())))
                .flatMap(this::enter);
    }

    Mono<Order> decline(String assistantId, String orderId, String reason) {
        return mayDecide(assistantId, orderId)
                .then(orders.change(orderId, order -> order.declined(assistantId, reason, now())));
    }

    /** On their own order decides only who is the only assistant. */
    private Mono<Void> mayDecide(String assistantId, String orderId) {
        return members.require(assistantId, Role.ASSISTANT)
                .then(orders.get(orderId))
                .filter(order -> order.memberId().equals(assistantId))
                .filterWhen(own -> members.hasOther(assistantId, Role.ASSISTANT))
                .flatMap(own -> Mono.error(Refusal.OwnClaim::new));
    }

    /** What was paid grants nothing to who was expelled: it goes back, and the assistant declines it. */
    private Mono<Void> mayBuy(String orderId) {
        return orders.get(orderId)
                .flatMap(order -> members.get(order.memberId()))
                .filter(member -> member.conduct().expelsFromPaid())
                .flatMap(member -> Mono.error(Refusal.MemberExpelled::new));
    }

    /** Enters what was paid. As often as one likes: it counts once. */
    Mono<Order> book(Order order) {
        return enter(order).map(Confirmed::order);
    }

    private Mono<Confirmed> enter(Order order) {
        return books.enter(order.payment())
                .then(Mono.defer(() -> admit(order)))
                .flatMap(seats -> orders.change(order.id(), Order::booked).map(booked -> new Confirmed(booked, seats)));
    }

    /** Who sent the money by hand is in touch with who saw it come, and is let in by that. */
    private Mono<List<Admitted>> admit(Order order) {
        Order.Claim claim = order.claim();
        return claim == null
                ? Mono.just(List.of())
                : seats.admit(
                        new Payer(
                                order.memberId(),
                                claim.nickname(),
                                order.remark(),
                                order.payment().by()),
                        order.terms().abilities());
    }

    /** What an instance that died has confirmed and not entered. */
    @Scheduled(fixedDelayString = "PT10S")
    Mono<Void> catchUp() {
        return catchUp(now());
    }

    Mono<Void> catchUp(Instant now) {
        return orders.unbooked(now.minus(LEFT_BEHIND))
                .concatMapDelayError(this::book)
                .then();
    }

    /** The order's version decides which instance tells it. */
    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> remind() {
        return remind(now());
    }

    Mono<Void> remind(Instant now) {
        return orders.unattended(now)
                .concatMapDelayError(order -> concerned(order)
                        .flatMap(people ->
                                orders.change(order.id(), found -> found.reminded(people, settings.patience(), now))))
                .then();
    }

    /** The assistants, where there are any but the member; else, and the second time, the administrators. */
    private Mono<List<String>> concerned(Order order) {
        Mono<List<String>> administrators = members.with(Role.ADMIN).collectList();
        return order.reminders() > 0
                ? administrators
                : members.with(Role.ASSISTANT)
                        .filter(id -> !id.equals(order.memberId()))
                        .collectList()
                        .filter(people -> !people.isEmpty())
                        .switchIfEmpty(administrators);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
