package io.wenda.transport;

import io.wenda.events.BrokenContractException;

/** What is behind the wrappers that Spring and Kafka put around a failure. */
final class Failures {

    private Failures() {}

    static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }

    /** What is broken about a record that nobody can read. */
    static String brokenContract(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof BrokenContractException || cause == null
                ? String.valueOf(failure.getMessage())
                : brokenContract(cause);
    }
}
