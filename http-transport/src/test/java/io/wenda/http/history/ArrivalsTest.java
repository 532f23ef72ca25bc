package io.wenda.http.history;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ArrivalsTest {

    private final AtomicLong there = new AtomicLong();

    @Test
    void what_is_there_is_there_at_once() {
        StepVerifier.create(arrivals().has(Mono.just(true))).expectNext(true).verifyComplete();
    }

    @Test
    void what_never_comes_is_waited_for_once_and_not_again() {
        StepVerifier.withVirtualTime(() -> {
                    Arrivals arrivals = arrivals();
                    return Flux.concat(arrivals.has(Mono.just(false)), arrivals.has(Mono.just(false)));
                })
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(5))
                .expectNext(false, false)
                .verifyComplete();
    }

    @Test
    void what_is_on_its_way_is_waited_for_as_long_as_others_arrive() {
        StepVerifier.withVirtualTime(() -> arrivals().has(Mono.fromSupplier(() -> there.get() >= 1_000)))
                .expectSubscription()
                .then(() -> Flux.interval(Duration.ofSeconds(1)).subscribe(second -> there.addAndGet(50)))
                .expectNoEvent(Duration.ofSeconds(20).minusMillis(1))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void people_who_join_meanwhile_do_not_make_it_wait_for_ever() {
        StepVerifier.withVirtualTime(() -> arrivals().has(Mono.just(false)))
                .expectSubscription()
                .then(() -> Flux.interval(Duration.ofSeconds(2)).subscribe(second -> there.incrementAndGet()))
                .thenAwait(Duration.ofSeconds(6))
                .expectNext(false)
                .verifyComplete();
    }

    private Arrivals arrivals() {
        return new Arrivals(Mono.fromSupplier(there::get));
    }
}
