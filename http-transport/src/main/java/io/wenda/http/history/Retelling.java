package io.wenda.http.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the present state of many things, one after the other and so slowly that what happens meanwhile is told between
 * them. Told twice is as good as once.
 */
public final class Retelling {

    private static final int PORTION = 50;

    /** So 500 a second at most. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Retelling() {}

    /** Tells all of these things; gives how many are told, portion by portion, and fails where one cannot be told. */
    public static <T> Flux<Integer> slowly(Flux<T> things, Function<? super T, ? extends Publisher<?>> tell) {
        return things.buffer(PORTION).concatMap(portion -> all(portion, tell).delayElement(PAUSE), 0);
    }

    private static <T> Mono<Integer> all(List<T> portion, Function<? super T, ? extends Publisher<?>> tell) {
        return Flux.fromIterable(portion).concatMap(tell, 0).then(Mono.just(portion.size()));
    }

    /** How many are told, each second, and how it ended; never an error. */
    public static Flux<Report> reported(Flux<Integer> portions) {
        return Flux.defer(() -> {
            AtomicLong told = new AtomicLong();
            Flux<Report> work = portions.doOnNext(told::addAndGet).thenMany(Flux.empty());
            return Ticking.beside(work, () -> new Report.Told(told.get()))
                    .concatWith(Mono.fromSupplier(() -> new Report.Retold(true, null, told.get())))
                    .onErrorResume(failure -> Mono.fromSupplier(
                            () -> new Report.Retold(false, BrokenOff.code("retelling", failure), told.get())));
        });
    }
}
