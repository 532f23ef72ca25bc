package io.wenda.transport;

/** What is behind the wrappers that Spring and Kafka put around a failure. */
final class Failures {

    private Failures() {}

    static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }
}
