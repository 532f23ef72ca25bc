package io.wenda.standalone.launch;

import java.util.List;

/** Why Wenda does not start, in one line that says what to do; below it, where a child failed, what that child said. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something about the machine: another run may well succeed. */
    static final int FAILED = 1;

    /** Something about how Wenda was called. */
    static final int MISUSED = 2;

    private final int exitCode;
    private final List<String> details;

    private CannotStartException(int exitCode, String line, List<String> details) {
        super(line);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
    }

    static CannotStartException failed(String line, List<String> details) {
        return new CannotStartException(FAILED, line, details);
    }

    static CannotStartException failed(String line) {
        return failed(line, List.of());
    }

    static CannotStartException misused(String line) {
        return new CannotStartException(MISUSED, line, List.of());
    }

    int exitCode() {
        return exitCode;
    }

    List<String> details() {
        return details;
    }
}
