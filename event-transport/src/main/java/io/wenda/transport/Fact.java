package io.wenda.transport;

import io.wenda.events.Event;
import io.wenda.events.EventCodec;
import io.wenda.events.EventType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it waits in a document's outbox: everything that goes on the wire, so that telling it again tells the same.
 *
 * @param id collection, aggregate, version and position in that write ({@code questions:q7:3:0}); the event's id, which no
 *     other event of the service has (CloudEvents 1.0)
 * @param type the name of its {@link EventType}
 * @param time when it was written, to the millisecond, as the database keeps it
 * @param body the event's data as JSON
 * @param traceparent the trace in which it was written (W3C), where there was one
 */
record Fact(
        String id,
        String type,
        String key,
        String subject,
        Instant time,
        String body,
        @Nullable String traceparent) {

    static Fact of(String id, Event event, Instant now) {
        return new Fact(
                id,
                EventType.of(event).typeName(),
                event.key(),
                event.subject(),
                now.truncatedTo(ChronoUnit.MILLIS),
                EventCodec.encode(event),
                Traceparent.current());
    }

    /**
     * The facts of one write, in order.
     *
     * @param collection where it is written: ids of aggregates are unique in there only
     */
    static List<Fact> of(String collection, Aggregate written, Instant now) {
        String write = "%s:%s:%d:".formatted(collection, written.id(), written.version());
        List<Fact> facts = new ArrayList<>();
        for (Event event : written.outbox()) {
            facts.add(of(write + facts.size(), event, now));
        }
        return facts;
    }
}
