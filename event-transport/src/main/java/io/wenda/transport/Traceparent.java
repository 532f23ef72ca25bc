package io.wenda.transport;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace of the code that runs now, as tracing leaves it for the log (W3C Trace Context, version 00). */
final class Traceparent {

    private Traceparent() {}

    static @Nullable String current() {
        String trace = MDC.get("traceId");
        String span = MDC.get("spanId");
        return trace == null || span == null ? null : "00-" + trace + "-" + span + "-01";
    }
}
