package io.wenda.membership.paying;

import io.wenda.membership.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks providers about orders of which they say nothing: messages get lost. Of several instances the one asks that stores
 * the next time first. When an order's time is over, or its member has called it off, the provider is told to take no money
 * for it, and its word ends it.
 */
@Component
class Asking {

    private final Ways ways;
    private final Orders orders;
    private final Receiving receiving;
    private final PayingProperties settings;
    private final Clock clock;

    Asking(Ways ways, Orders orders, Receiving receiving, PayingProperties settings, Clock clock) {
        this.ways = ways;
        this.orders = orders;
        this.receiving = receiving;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${wenda.paying.ask-every}")
    Mono<Void> ask() {
        return ask(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    Mono<Void> ask(Instant now) {
        return orders.silent(now)
                .concatMapDelayError(order -> orders.changeOnce(order, order.asked(settings.askAfter(), now))
                        .flatMap(mine -> ask(mine, now)
                                // Who is silent now is asked again; it was logged where it was heard.
                                .onErrorResume(Refusal.class, silent -> Mono.empty())))
                .then();
    }

    private Mono<Void> ask(Order order, Instant now) {
        Online online = order.online();
        if (online == null) {
            return Mono.empty();
        }
        boolean over = order.state() != Order.State.OPEN || !online.payBy().isAfter(now);
        if (online.checkout() == null) {
            // Nobody was ever shown where to pay it.
            return over ? receiving.take(new Told.Closed(order.id())) : Mono.empty();
        }
        return Mono.justOrEmpty(ways.provider(online.provider()))
                .flatMap(provider -> over ? provider.close(order.bill("")) : provider.ask(order.bill("")))
                .flatMap(receiving::take);
    }
}
