package io.wenda.transport;

import io.wenda.events.Event;
import java.time.Clock;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells an event that no document holds. Whoever needs it told must send it again until it succeeds: with the same id it
 * is the same event.
 */
public final class EventSender {

    private final EventProducer producer;
    private final Scheduler thread;
    private final Clock clock;

    EventSender(EventProducer producer, Scheduler thread, Clock clock) {
        this.producer = producer;
        this.thread = thread;
        this.clock = clock;
    }

    /** Completes when the broker has the event for good; fails after some seconds without. */
    public Mono<Void> send(String id, Event event) {
        return Mono.defer(() -> producer.send(Fact.of(id, event, clock.instant())))
                .subscribeOn(thread)
                .publishOn(Schedulers.parallel());
    }
}
