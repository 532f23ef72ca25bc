package io.wenda.http.listing;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** An {@code after} that no page of ours ended with. */
public final class BadCursorException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.BAD_REQUEST, "bad-cursor", "This is not the next of a page");
    }
}
