package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** Only members may do this, and nobody is signed in: 401 {@code sign-in-required}. */
public final class SignInRequiredException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-required", "Sign in to do this");
    }
}
