package io.wenda.http.creating;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** An {@code Idempotency-Key} that came before with another body: 422 {@code idempotency-key-reused}. */
public final class IdempotencyKeyReusedException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This Idempotency-Key was used for another request");
    }
}
