package io.wenda.notification.live;

import io.wenda.events.AlertsStored;
import io.wenda.events.AlertsWaiting;
import io.wenda.events.InboxMoved;
import io.wenda.events.Topic;
import io.wenda.notification.inbox.Announced;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.inbox.InboxReading;
import io.wenda.notification.inbox.State;
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
    private final InboxReading inbox;
    private final Semaphore room = new Semaphore(RANGES_WAITING);
    private final Scheduler ringing = Schedulers.newSingle("ringing", true);
    private final TopicReader reader;

    LiveAlerts(Bells bells, InboxReading inbox, EventTransport transport) {
        this.bells = bells;
        this.inbox = inbox;
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
            case AlertsWaiting waiting -> read(waiting);
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

    /** What it rang for already is dropped by each connection. Where it cannot be read, all is counted anew. */
    private void read(AlertsWaiting waiting) {
        String member = waiting.memberId();
        if (bells.connectionsOf(member) > 0) {
            inbox.announcedSince(member, waiting.since())
                    .filter(LiveAlerts::isUnseen)
                    .onErrorReturn(new Announced(null, waiting.since()))
                    .publishOn(ringing)
                    .subscribe(announced -> bells.ring(member, announced));
        }
    }

    private static boolean isUnseen(Announced announced) {
        return announced.item() != null && announced.item().state().equals(State.UNSEEN.code());
    }

    @Override
    public void close() {
        reader.close();
        ringing.dispose();
    }
}
