package io.wenda.http.history;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Says each second how far a long piece of work is, for as long as it goes on. */
final class Ticking {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private Ticking() {}

    static Flux<Report> beside(Flux<Report> work, Supplier<Report> progress) {
        return Flux.defer(() -> {
            Sinks.Empty<Void> ended = Sinks.empty();
            Flux<Report> ticks = Flux.interval(EVERY)
                    .onBackpressureDrop()
                    .map(tick -> progress.get())
                    .takeUntilOther(ended.asMono());
            return Flux.merge(work.doFinally(signal -> ended.tryEmitEmpty()), ticks);
        });
    }
}
