package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** A personal access token without the scope that this needs: 403 {@code scope-missing}, which names it. */
public final class ScopeMissingException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final Scope scope;

    ScopeMissingException(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.FORBIDDEN, "scope-missing", "This token does not have the scope that this needs")
                .with("scope", scope.code());
    }
}
