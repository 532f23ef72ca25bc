package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** A member without the role that this needs: 403 {@code not-allowed}. */
public final class NotAllowedException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.FORBIDDEN, "not-allowed", "You may not do this");
    }
}
