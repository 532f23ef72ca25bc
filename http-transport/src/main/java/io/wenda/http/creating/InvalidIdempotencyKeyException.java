package io.wenda.http.creating;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** An {@code Idempotency-Key} that is empty, too long, doubled or not ASCII. */
public final class InvalidIdempotencyKeyException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "invalid-idempotency-key",
                "An Idempotency-Key has 1 to 128 visible ASCII characters");
    }
}
