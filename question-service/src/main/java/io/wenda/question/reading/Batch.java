package io.wenda.question.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads for everybody who asks at the same time, at once: while one read is on its way, whoever comes waits for the next,
 * which reads what all of them want. Nobody gets what was read before they asked, one alone waits for nobody, and a crowd
 * costs little more than one. The pattern is known as a data loader.
 */
final class Batch<K, V> {

    /** A read that takes longer fails, so that those who wait behind it are not lost with it. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Function<Set<K>, Mono<Map<K, V>>> read;
    private Map<K, Sinks.One<V>> waiting = new HashMap<>();
    private boolean reading;

    /** @param read everything with these keys; what is absent is missing in the answer */
    Batch(Function<Set<K>, Mono<Map<K, V>>> read) {
        this.read = read;
    }

    /** What stands under this key now; empty when it is absent. Fails as the read fails. */
    Mono<V> get(K key) {
        return Mono.defer(() -> {
            Mono<V> value = join(key);
            readNext();
            return value;
        });
    }

    private synchronized Mono<V> join(K key) {
        return waiting.computeIfAbsent(key, absent -> Sinks.one()).asMono();
    }

    private void readNext() {
        Map<K, Sinks.One<V>> asked = take();
        if (!asked.isEmpty()) {
            Mono.defer(() -> read.apply(Set.copyOf(asked.keySet())))
                    .timeout(PATIENCE)
                    .doOnTerminate(this::readOn)
                    .subscribe(
                            found -> asked.forEach((key, asker) -> answer(asker, found.get(key))),
                            error -> asked.values().forEach(asker -> asker.tryEmitError(error)));
        }
    }

    private synchronized Map<K, Sinks.One<V>> take() {
        if (reading || waiting.isEmpty()) {
            return Map.of();
        }
        Map<K, Sinks.One<V>> asked = waiting;
        waiting = new HashMap<>();
        reading = true;
        return asked;
    }

    /** Before anybody is answered, for they may take their time with it. */
    private void readOn() {
        synchronized (this) {
            reading = false;
        }
        readNext();
    }

    private static <V> void answer(Sinks.One<V> asker, @Nullable V found) {
        if (found == null) {
            asker.tryEmitEmpty();
        } else {
            asker.tryEmitValue(found);
        }
    }
}
