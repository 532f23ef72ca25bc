package io.wenda.notification.live;

import io.wenda.events.AlertsStored;
import io.wenda.events.InboxMoved;
import io.wenda.events.Topic;
import io.wenda.notification.inbox.Announced;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import io.wenda.transport.TopicReader;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hears of every row that any instance announces, and rings the bells that are connected to this one.
 *
 * <p>Bells ring on a thread of their own, because writing to a connection happens on the thread that rings: a poll from
 * the broker must not wait for that. Only when hundreds of ranges wait to be rung, the reader waits too.
 *
 * <p>{@code liveAlerts}, for the readiness group: down until alerts are heard.
 */
@Component
class LiveAlerts implements HealthIndicator, AutoCloseable {

    private static final int RANGES_WAITING = 256;

    private final Bells bells;
    private final Semaphore room = new Semaphore(RANGES_WAITING);
    private final Scheduler ringing = Schedulers.newSingle("ringing", true);
    private final TopicReader reader;

    LiveAlerts(Bells bells, EventTransport transport) {
        this.bells = bells;
        this.reader = transport.readFromEnd(Topic.ALERTS, this::hear);
    }

    /** Whether everything that is announced from now on will be rung for here. */
    boolean areHeard() {
        return reader.isCaughtUp();
    }

    @Override
    public Health health() {
        return areHeard() ? Health.up().build() : Health.down().build();
    }

    private void hear(CloudEvent event) {
        switch (event.data()) {
            case AlertsStored stored -> schedule(() -> ring(stored, event.time()));
            case InboxMoved moved -> schedule(() -> bells.ring(moved.memberId(), new Announced(null, event.time())));
            default -> {}
        }
    }

    private void schedule(Runnable ringing) {
        room.acquireUninterruptibly();
        this.ringing.schedule(() -> {
            try {
                ringing.run();
            } finally {
                room.release();
            }
        });
    }

    private void ring(AlertsStored stored, Instant announced) {
        stored.alerts().forEach(alert -> bells.ring(alert.memberId(), new Announced(InboxItem.of(alert), announced)));
    }

    @Override
    public void close() {
        reader.close();
        ringing.dispose();
    }
}
