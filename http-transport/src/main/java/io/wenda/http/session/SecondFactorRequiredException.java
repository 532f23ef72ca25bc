package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** This member has to set up a second factor before anything else: 403 {@code second-factor-required}. */
public final class SecondFactorRequiredException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.FORBIDDEN, "second-factor-required", "Your roles need a second factor: set it up");
    }
}
