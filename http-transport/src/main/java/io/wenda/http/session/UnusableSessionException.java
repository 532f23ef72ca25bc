package io.wenda.http.session;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import org.springframework.http.HttpStatus;

/** A session token that opens nothing: 401 {@code session-invalid}, {@code session-expired} or {@code session-ended}. */
public final class UnusableSessionException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    UnusableSessionException(Reason reason) {
        this.reason = reason;
    }

    @Override
    public Problem problem() {
        return switch (reason) {
            case INVALID -> Problem.of(HttpStatus.UNAUTHORIZED, "session-invalid", "This is not a session of ours");
            case EXPIRED -> Problem.of(HttpStatus.UNAUTHORIZED, "session-expired", "The session has run out");
            case ENDED -> Problem.of(HttpStatus.UNAUTHORIZED, "session-ended", "The session was signed out");
        };
    }

    enum Reason {
        INVALID,
        EXPIRED,
        ENDED
    }
}
