package io.wenda.http.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request whose fields break rules: all of them are told at once, so that nobody mends a form field by field. */
public final class InvalidException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidException(List<Violation> violations) {
        this.violations = List.copyOf(violations);
    }

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid", "Some fields are not as they must be")
                .with("violations", violations);
    }
}
