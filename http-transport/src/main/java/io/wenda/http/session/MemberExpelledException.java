package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** Who was expelled is let in nowhere but where their case is: 403 {@code expelled}. */
public final class MemberExpelledException extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.FORBIDDEN, "expelled", "You were expelled from this community");
    }
}
