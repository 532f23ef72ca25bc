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

    /** A request, or a line, with one fault. */
    public static InvalidException of(String field, String code) {
        return new InvalidException(List.of(new Violation(field, code, null)));
    }

    /** What is wrong, at least one thing. */
    public List<Violation> violations() {
        return violations;
    }

    @Override
    public Problem problem() {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid", "Some fields are not as they must be")
                .with("violations", violations);
    }
}
