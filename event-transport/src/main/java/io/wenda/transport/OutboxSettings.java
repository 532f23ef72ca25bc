package io.wenda.transport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How facts leave their documents.
 *
 * @param capacity how many documents one instance tells at the same time; what is above is left to the sweep
 * @param sweepEvery how long the sweep rests
 * @param overdueAfter how old an untold fact is before the sweep takes it up
 * @param lease how long an instance has a document for itself; longer than {@code ackTimeout}
 * @param ackTimeout how long the producer tries before a send has failed
 * @param grace how long a stopping instance goes on telling
 */
@ConfigurationProperties("wenda.outbox")
record OutboxSettings(
        @DefaultValue("10000") int capacity,
        @DefaultValue("1s") Duration sweepEvery,
        @DefaultValue("2s") Duration overdueAfter,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("8s") Duration ackTimeout,
        @DefaultValue("5s") Duration grace) {

    OutboxSettings {
        if (capacity < 1) {
            throw new IllegalArgumentException("wenda.outbox.capacity must be at least 1, not " + capacity);
        }
        if (lease.compareTo(ackTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "wenda.outbox.lease (%s) must be longer than wenda.outbox.ack-timeout (%s)"
                            .formatted(lease, ackTimeout));
        }
    }
}
