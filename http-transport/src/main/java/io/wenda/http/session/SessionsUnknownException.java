package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** This instance has just started and cannot tell yet who is signed in: 503 {@code try-again}, never a sign-out. */
public final class SessionsUnknownException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "try-again", "Sessions cannot be checked yet")
                .retryAfter(Duration.ofSeconds(1));
    }
}
