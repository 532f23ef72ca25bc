package io.wenda.membership.paying;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.creating.RequestHash;
import io.wenda.membership.Refusal;
import io.wenda.membership.plans.PlanSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member orders, says that the money is sent, or calls it off. */
@Component
class Ordering {

    private static final String ROUTE = "POST /api/orders";

    private final Orders orders;
    private final PlanSettings settings;
    private final Clock clock;

    Ordering(Orders orders, PlanSettings settings, Clock clock) {
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Order> order(String memberId, String plan, IdempotencyKey key) {
        String hash = RequestHash.of(plan);
        Instant now = now();
        return Mono.justOrEmpty(settings.forSale(plan, now))
                .switchIfEmpty(Mono.error(Refusal.NotForSale::new))
                .map(terms -> Order.first(
                        key.idFor(memberId, ROUTE),
                        memberId,
                        hash,
                        terms,
                        settings.transfer().remark(),
                        now))
                .flatMap(orders::insert)
                .filter(order -> order.requestHash().equals(hash))
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
