package io.wenda.transport;

import io.wenda.events.BrokenContractException;

/** What is behind the wrappers that Spring and Kafka put around a failure. */
final class Failures {

    private Failures() {}

    /** What is broken about a record that nobody can read, in full. */
    static String brokenContract(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof BrokenContractException || cause == null
                ? String.valueOf(failure.getMessage())
                : brokenContract(cause);
    }

    /** The cause of a failure as it may stand in a log: in our own words, or else its name without a message. */
    static String withoutData(Throwable failure) {
        Throwable cause = rootCause(failure);
        return cause instanceof BrokenContractException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }

    static boolean isBrokenContract(Throwable failure) {
        return failure instanceof BrokenContractException
                || (failure.getCause() != null && isBrokenContract(failure.getCause()));
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }
}
