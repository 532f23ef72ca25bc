package io.wenda.http.history;

import io.wenda.http.problem.InvalidException;
import reactor.core.publisher.Mono;

/** What became of a line that was not refused. */
public enum Kept {
    /** It was not there before. */
    STORED,
    /** The same was there. */
    ALREADY,
    /** It belongs to another service. */
    NOT_MINE;

    /** What to say of a line with the id of something that is there: the same, or refused as {@code differs}. */
    public static Mono<Kept> alreadyIf(boolean same) {
        return same ? Mono.just(ALREADY) : Mono.error(() -> InvalidException.of("id", "differs"));
    }
}
