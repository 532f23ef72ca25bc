package io.wenda.http.personal;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Somebody had everything of theirs written out often enough for now: 429 {@code too-many-exports}. */
public final class TooManyExportsException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    public TooManyExportsException(Duration wait) {
        this.wait = wait;
    }

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-exports", "This was written out often enough for now")
                .retryAfter(wait);
    }
}
