package io.wenda.http.history;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * How a service keeps the lines of one kind.
 *
 * @param type what a line is read as: a record with a component for each field, {@code kind} among them
 * @param keep stores it in one write, or finds that it is there; {@link io.wenda.http.problem.InvalidException} refuses it
 */
public record Keeper<T>(Class<T> type, Function<T, Mono<Kept>> keep) {

    Mono<Kept> take(String line) {
        return keep.apply(Json.read(line, type));
    }
}
