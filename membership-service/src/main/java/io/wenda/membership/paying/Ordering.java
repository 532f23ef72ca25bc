package io.wenda.membership.paying;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.creating.RequestHash;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.conduct.Recognising;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member orders, by hand or through a provider, says that the money is sent, or calls it off. */
@Component
class Ordering {

    private static final String ROUTE = "POST /api/orders";

    private final Orders orders;
    private final Members members;
    private final PlanSettings settings;
    private final PayingProperties online;
    private final Recognising recognising;
    private final Clock clock;

    Ordering(
            Orders orders,
            Members members,
            PlanSettings settings,
            PayingProperties online,
            Recognising recognising,
            Clock clock) {
        this.orders = orders;
        this.members = members;
        this.recognising = recognising;
        this.settings = settings;
        this.online = online;
        this.clock = clock;
    }

    /** By hand. */
    Mono<Order> order(String memberId, String plan, IdempotencyKey key) {
        Instant now = now();
        return terms(memberId, plan, now)
                .map(terms -> first(key.idFor(memberId, ROUTE), memberId, RequestHash.of(plan), terms, null, now))
                .flatMap(this::insert);
    }

    /** Through a provider: ordered first, then begun there, so whatever it tells finds the order. */
    Mono<Order> order(String memberId, String plan, Provider provider, IdempotencyKey key) {
        Instant now = now();
        String hash = RequestHash.of(plan, provider.code());
        return terms(memberId, plan, now)
                .filter(terms -> provider.takes(terms.price()))
                .switchIfEmpty(Mono.error(Refusal.NotForSale::new))
                .map(terms -> first(
                        key.idFor(memberId, ROUTE), memberId, hash, terms, Online.first(provider, online, now), now))
                .flatMap(this::insert)
                .flatMap(order -> order.isToBegin() ? begin(order, provider) : Mono.just(order));
    }

    private Mono<Order> begin(Order order, Provider provider) {
        return members.get(order.memberId())
                .map(member -> settings.name(order.terms().plan(), member.language()))
                .flatMap(plan -> provider.begin(order.bill(online.community() + ": " + plan)))
                .flatMap(checkout -> orders.change(order.id(), found -> found.begun(checkout)));
    }

    /** Who was expelled from what is paid for buys none of it, and whoever may be the same person not before somebody looked. */
    private Mono<Terms> terms(String memberId, String plan, Instant now) {
        return members.get(memberId)
                .filter(member -> !member.conduct().expelsFromPaid())
                .switchIfEmpty(Mono.error(Refusal.ExpelledFromPaid::new))
                .flatMap(recognising::requireStranger)
                .then(Mono.justOrEmpty(settings.forSale(plan, now)).switchIfEmpty(Mono.error(Refusal.NotForSale::new)));
    }

    private Order first(String id, String memberId, String hash, Terms terms, @Nullable Online online, Instant now) {
        return Order.first(id, memberId, hash, terms, settings.transfer().remark(), online, now);
    }

    private Mono<Order> insert(Order order) {
        return orders.insert(order)
                .filter(there -> there.requestHash().equals(order.requestHash()))
                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new));
    }

    Mono<Order> claim(String memberId, String orderId, String nickname, String proof) {
        return orders.get(orderId, memberId)
                .then(orders.change(
                        orderId,
                        order -> order.claimed(
                                nickname, proof, settings.transfer().patience(), now())));
    }

    Mono<Order> cancel(String memberId, String orderId) {
        return orders.get(orderId, memberId).then(orders.change(orderId, Order::cancelled));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
