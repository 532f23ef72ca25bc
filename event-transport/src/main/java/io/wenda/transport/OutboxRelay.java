package io.wenda.transport;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Tells the broker what documents have to tell, at once after each write.
 *
 * <p>How it works. Everything happens on one thread, which takes small steps from a queue: a document has something to
 * tell; a fact was acknowledged, or not; the database has noted it. So there are no locks, and whoever writes never waits:
 *
 * <ol>
 *   <li>A write hands over all that the document had untold right after it, older facts included.
 *   <li>The facts of a document are sent in order, each when the one before it is acknowledged; those of different
 *       documents side by side. If the document is being told already, only the newer list is kept.
 *   <li>When all are acknowledged, an update takes them out of the document; one command does so for all documents of a
 *       collection that came so far while the command before was on its way.
 *   <li>The first that fails ends it: what was acknowledged is taken out, the rest stays and is left to the {@link
 *       OutboxSweep}. The same goes for what is written while {@code capacity} documents are being told already.
 * </ol>
 *
 * <p>Why the order holds. Every telling starts with the oldest untold fact and skips none, whoever does it: this relay,
 * its sweep or another instance. So however often facts are told again, each is told for the first time only after those
 * before it, even when two writes of one document are heard of in the wrong order or the broker was away for one of them.
 *
 * <p>Told again, under the same id, is a fact whose acknowledgement or removal was lost. Lost is none.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private record Document(Outbox outbox, String id) {}

    /** @param all that had been sent and acknowledged at that moment */
    private record Finished(Telling telling, Untold all) {}

    private final EventProducer producer;
    private final Duration grace;
    private final int capacity;
    private final Semaphore room;
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private final Map<Document, Telling> tellings = new HashMap<>();

    /** What waits for the command that is on its way to a collection; absent where none is. */
    private final Map<Outbox, List<Finished>> behind = new HashMap<>();

    private boolean brokerThere = true;
    private volatile @Nullable Thread thread;

    OutboxRelay(EventProducer producer, OutboxSettings settings, MeterRegistry meters) {
        this.producer = producer;
        this.grace = settings.grace();
        this.capacity = settings.capacity();
        this.room = new Semaphore(capacity);
        meters.gauge("wenda.outbox.telling", room, free -> capacity - free.availablePermits());
    }

    /** A document has something to tell. Returns at once, on any thread; what finds no room is left to the sweep. */
    void tell(Outbox outbox, Untold untold) {
        if (!untold.outbox().isEmpty() && isRunning() && room.tryAcquire()) {
            steps.add(() -> begin(outbox, untold));
        }
    }

    boolean hasRoom() {
        return room.availablePermits() > 0;
    }

    private void begin(Outbox outbox, Untold untold) {
        Document document = new Document(outbox, untold.id());
        Telling running = tellings.get(document);
        if (running != null) {
            running.learn(untold);
            room.release();
            return;
        }
        Telling telling = new Telling(outbox, untold);
        tellings.put(document, telling);
        proceed(telling);
    }

    private void proceed(Telling telling) {
        telling.next().ifPresentOrElse(fact -> send(telling, fact), () -> finish(telling));
    }

    private void send(Telling telling, Fact fact) {
        then(producer.send(fact), () -> sent(telling, fact), failure -> notSent(telling, failure));
    }

    private void sent(Telling telling, Fact fact) {
        brokerAnswered(null);
        telling.acknowledged(fact);
        proceed(telling);
    }

    private void notSent(Telling telling, Throwable failure) {
        brokerAnswered(failure);
        Mono<Void> takenOut = telling.outbox().takeOut(telling.untold().id(), telling.told());
        then(takenOut, () -> end(telling), unnoted -> end(telling));
    }

    private void finish(Telling telling) {
        Finished finished = new Finished(telling, telling.untold());
        List<Finished> waiting = behind.get(telling.outbox());
        if (waiting == null) {
            note(telling.outbox(), List.of(finished));
        } else {
            waiting.add(finished);
        }
    }

    private void note(Outbox outbox, List<Finished> finished) {
        behind.put(outbox, new ArrayList<>());
        then(
                outbox.told(finished.stream().map(Finished::all).toList()),
                () -> {
                    noteNext(outbox);
                    finished.forEach(each -> goOnOrEnd(each.telling()));
                },
                failure -> {
                    log.warn(
                            "{} of {} are told, and will be told again: {}",
                            finished.size(),
                            outbox.name(),
                            failure.toString());
                    noteNext(outbox);
                    finished.forEach(each -> end(each.telling()));
                });
    }

    private void noteNext(Outbox outbox) {
        List<Finished> waiting = behind.remove(outbox);
        if (waiting != null && !waiting.isEmpty()) {
            note(outbox, waiting);
        }
    }

    /** The document may have been written while its facts were on their way. */
    private void goOnOrEnd(Telling telling) {
        if (telling.next().isPresent()) {
            proceed(telling);
        } else {
            end(telling);
        }
    }

    private void end(Telling telling) {
        tellings.remove(new Document(telling.outbox(), telling.untold().id()));
        room.release();
    }

    /** What follows is a step of this thread, whichever thread brings the answer. */
    private void then(Mono<Void> work, Runnable done, Consumer<Throwable> failed) {
        work.subscribe(nothing -> {}, failure -> steps.add(() -> failed.accept(failure)), () -> steps.add(done));
    }

    /** One line when the broker goes away and one when it is back, however many facts wait. */
    private void brokerAnswered(@Nullable Throwable failure) {
        if (failure != null && brokerThere) {
            log.warn("the broker does not acknowledge; facts wait in their documents: {}", failure.toString());
        } else if (failure == null && !brokerThere) {
            log.info("the broker acknowledges again");
        }
        brokerThere = failure == null;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::work);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                take(steps.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void take(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.error("a step of the relay failed", e);
        }
    }

    /** Finishes what has begun, for as long as the grace period allows; the rest is told after the next start. */
    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        if (worker == null) {
            return;
        }
        try {
            if (room.tryAcquire(capacity, grace.toMillis(), TimeUnit.MILLISECONDS)) {
                room.release(capacity);
            } else {
                log.info("stopping with {} documents not wholly told", capacity - room.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before anything that writes, and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
