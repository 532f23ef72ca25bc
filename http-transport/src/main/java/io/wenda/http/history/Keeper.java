package io.wenda.http.history;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How a service keeps the lines of one kind.
 *
 * @param type what a line is read as: a record with a component for each field, {@code kind} among them
 * @param thread what a line belongs to: those of one thread are kept one after the other, others beside them; null where
 *     it belongs to nothing
 * @param keep stores it in one write, or finds that it is there; {@link io.wenda.http.problem.InvalidException} refuses it
 */
public record Keeper<T>(Class<T> type, Function<T, @Nullable String> thread, Function<T, Mono<Kept>> keep) {

    /** A line that is read, and not kept yet. */
    record Work(@Nullable String thread, Mono<Kept> kept) {}

    Work read(String line) {
        T read = Json.read(line, type);
        return new Work(thread.apply(read), Mono.defer(() -> keep.apply(read)));
    }
}
