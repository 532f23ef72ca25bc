package io.wenda.transport;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Looks for the mark that a restore leaves in the database. What the broker and the other services knew went with what
 * was lost, so everything is told once more, and only then is the mark taken away: who dies in between begins again.
 *
 * <p>A database that was restored half is not used at all.
 */
final class AfterRestore implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AfterRestore.class);
    private static final String MARK = "restored";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2));
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final MongoCollection<Document> marks;
    private final Flux<?> everything;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    AfterRestore(MongoDatabase database, List<PresentState> states) {
        this.marks = database.getCollection(MARK);
        this.everything = Flux.fromIterable(states).concatMap(PresentState::retell);
    }

    @Override
    public void start() {
        Document mark = Mono.from(marks.find(eq(MARK)).first()).retryWhen(AGAIN).block(PATIENCE);
        if (mark != null && !mark.getBoolean("complete", false)) {
            throw new IllegalStateException("The restore of database "
                    + marks.getNamespace().getDatabaseName() + " was cut off: restore again");
        }
        thread = Thread.ofVirtual().name("after-restore").start(mark == null ? () -> {} : this::tell);
    }

    private void tell() {
        try {
            do {
                if (isTold()) {
                    return;
                }
            } while (!stop.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTold() {
        try {
            log.info("the database was restored: telling everything once more");
            everything.then(Mono.from(marks.deleteOne(eq(MARK)))).block();
            log.info("everything is told");
            return true;
        } catch (RuntimeException e) {
            log.warn("cannot tell everything yet: {}", e.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        Thread telling = thread;
        thread = null;
        stop.countDown();
        if (telling != null) {
            telling.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the relay, which does the telling. */
    @Override
    public int getPhase() {
        return 2;
    }
}
