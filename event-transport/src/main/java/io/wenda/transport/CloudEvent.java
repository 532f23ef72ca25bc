package io.wenda.transport;

import io.wenda.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrives: what it says, and where and when it was told. Delivery is at least once; the same event has the
 * same id however often it is told.
 *
 * @param id unique within the source
 * @param source the service that told it, for instance {@code /question-service}
 * @param subject the id of the thing that it is about
 * @param time when it was written
 * @param traceparent the trace in which it was written (W3C), where there was one
 */
public record CloudEvent(
        String id,
        String source,
        String subject,
        Instant time,
        @Nullable String traceparent,
        Event data) {}
