package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** Only its member does this, and no program for them: 403 {@code not-by-token}. */
public final class NotByTokenException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.FORBIDDEN, "not-by-token", "No personal access token may do this");
    }
}
