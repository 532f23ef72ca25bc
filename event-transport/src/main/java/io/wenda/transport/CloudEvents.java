package io.wenda.transport;

import io.wenda.events.BrokenContractException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Events of one partition that wait together, in their order: for a listener that does many in hardly more time than one.
 * Its method takes these in place of one {@link CloudEvent} and says {@code batch = "true"}.
 *
 * <p>A failure is as that of a single event: all of them are tried again until they succeed, and what comes after them
 * waits. What nobody can read ends the list and is put aside when those before it are done.
 */
public final class CloudEvents {

    private final List<ConsumerRecord<?, byte[]>> received;
    private final List<CloudEvent> readable;
    private final @Nullable BatchListenerFailedException unreadable;

    private CloudEvents(
            List<ConsumerRecord<?, byte[]>> received,
            List<CloudEvent> readable,
            @Nullable BatchListenerFailedException unreadable) {
        this.received = received;
        this.readable = readable;
        this.unreadable = unreadable;
    }

    static CloudEvents read(List<ConsumerRecord<?, byte[]>> received) {
        List<CloudEvent> readable = new ArrayList<>();
        for (ConsumerRecord<?, byte[]> each : received) {
            try {
                Wire.read(each).ifPresent(readable::add);
            } catch (BrokenContractException e) {
                return new CloudEvents(received, readable, new BatchListenerFailedException("cannot be read", e, each));
            }
        }
        return new CloudEvents(received, readable, null);
    }

    /** Gives the listener all that this build knows and can read, if there is any; they are done with when it returns. */
    public void hear(Consumer<List<CloudEvent>> listener) {
        if (!readable.isEmpty()) {
            try {
                listener.accept(List.copyOf(readable));
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("not done", e, received.getFirst());
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }
}
