package io.wenda.transport;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells what a crash, an outage or a full relay left untold: once at the start and then every second.
 *
 * <p>It takes the documents whose facts are overdue, oldest first, one at a time and each under a lease, and hands them to
 * the relay. So several instances share a backlog, and what one of them leased and did not tell is free again when its
 * lease is over. Clocks that differ cost at most a fact told twice.
 */
final class OutboxSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(1);
    private static final int COUNTED = 1_000;

    private final OutboxRelay relay;
    private final OutboxSettings settings;
    private final Clock clock;
    private final AtomicLong overdue;
    private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
    private final Set<Outbox> indexed = new HashSet<>();
    private boolean databaseThere = true;
    private CountDownLatch stop = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    OutboxSweep(OutboxRelay relay, OutboxSettings settings, Clock clock, MeterRegistry meters) {
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
        this.overdue = meters.gauge("wenda.outbox.untold", new AtomicLong());
    }

    /** From now on this collection is swept too. */
    void include(Outbox outbox) {
        outboxes.add(outbox);
    }

    private void work(CountDownLatch stopping) {
        try {
            do {
                sweepAll(stopping);
            } while (!stopping.await(settings.sweepEvery().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepAll(CountDownLatch stopping) {
        long found = 0;
        boolean all = true;
        for (Outbox outbox : outboxes) {
            try {
                found += sweep(outbox, stopping);
            } catch (RuntimeException e) {
                logFirst(outbox, e);
                all = false;
            }
        }
        overdue.set(found);
        databaseThere = all;
    }

    /** One line for each outage. */
    private void logFirst(Outbox outbox, RuntimeException failure) {
        if (databaseThere) {
            log.warn("cannot sweep {}, trying on: {}", outbox.name(), failure.toString());
        }
    }

    private long sweep(Outbox outbox, CountDownLatch stopping) {
        if (!indexed.contains(outbox)) {
            outbox.createIndex().block(PATIENCE);
            indexed.add(outbox);
        }
        Long found = outbox.countOverdue(clock.instant().minus(settings.overdueAfter()), COUNTED)
                .block(PATIENCE);
        while (stopping.getCount() > 0 && relay.hasRoom()) {
            Instant now = clock.instant();
            Untold untold = outbox.lease(now.minus(settings.overdueAfter()), now, now.plus(settings.lease()))
                    .block(PATIENCE);
            if (untold == null) {
                break;
            }
            relay.tell(outbox, untold);
        }
        return found == null ? 0 : found;
    }

    @Override
    public void start() {
        CountDownLatch stopping = new CountDownLatch(1);
        stop = stopping;
        thread = Thread.ofVirtual().name("outbox-sweep").start(() -> work(stopping));
    }

    /** Waits for the step in hand, so that no document is leased and then not told. */
    @Override
    public void stop() {
        Thread sweeping = thread;
        thread = null;
        stop.countDown();
        try {
            if (sweeping != null) {
                sweeping.join(PATIENCE_AT_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts right after the relay, and stops before it. */
    @Override
    public int getPhase() {
        return 1;
    }
}
