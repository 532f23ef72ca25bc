package io.wenda.http.history;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for things of which another service tells: a line may name somebody who was imported there a moment ago. Gives
 * up when hardly any have arrived for five seconds, and then at once until many do again.
 */
public final class Arrivals {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LOOKS_IN_VAIN = 50;

    /** More than those who join a community by themselves meanwhile. */
    private static final int MANY = 10;

    private final Flux<Long> looks;
    private long noted = -MANY;
    private volatile int inVain;

    /**
     * For one import.
     *
     * @param arrived how many things of the kind are there
     */
    public Arrivals(Mono<Long> arrived) {
        this.looks = Flux.defer(() -> Flux.interval(Duration.ZERO, LOOK_EVERY)
                        .onBackpressureDrop()
                        .concatMap(look -> arrived.doOnNext(this::note), 1))
                .share();
    }

    /** Whether the thing is there, now or soon. All who wait look together. */
    public Mono<Boolean> has(Mono<Boolean> thing) {
        return thing.filter(there -> there).switchIfEmpty(Mono.defer(() -> await(thing)));
    }

    private Mono<Boolean> await(Mono<Boolean> thing) {
        return looks.concatMap(look -> thing, 1)
                .takeUntil(there -> there || inVain >= LOOKS_IN_VAIN)
                .last();
    }

    private void note(long now) {
        boolean many = now - noted >= MANY;
        inVain = many ? 0 : inVain + 1;
        noted = many ? now : noted;
    }
}
