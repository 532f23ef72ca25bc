package io.wenda.question.searching;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.MongoException;
import io.wenda.events.QuestionEvent;
import io.wenda.events.Topic;
import io.wenda.events.VoteEvent;
import io.wenda.question.Refusal;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import io.wenda.transport.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps this instance's index: notes where the events end, reads everything from the store, and from then on reads again
 * every question that an event is about. What the event says does not matter, only what the store holds by then.
 *
 * <p>A store that does not answer is asked again until it does. An index that cannot be written, because its disk is full
 * perhaps, is made anew.
 *
 * <p>{@code questionIndexListener}, for the readiness group: down until everything can be found.
 */
@Component
class QuestionIndexListener implements HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionIndexListener.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(500);

    /** What changes in this time is shown together, so that a flood of events does not become one of tiny indexes. */
    private static final Duration GATHERED = Duration.ofMillis(100);

    /** Votes change the order alone, and are counted by whoever hears of them too: they are looked at when that is done. */
    private static final Executor COUNTED = CompletableFuture.delayedExecutor(2, SECONDS);

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);
    private static final int PORTIONS_AT_ONCE = Runtime.getRuntime().availableProcessors();

    private final PublishedThreads threads;
    private final EventTransport transport;
    private final SearchProperties properties;
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private volatile @Nullable QuestionIndex index;
    private volatile @Nullable CountDownLatch stopped;
    private volatile @Nullable Thread worker;

    QuestionIndexListener(PublishedThreads threads, EventTransport transport, SearchProperties properties) {
        this.threads = threads;
        this.transport = transport;
        this.properties = properties;
    }

    /** The index, once everything is in it; before that {@link Refusal.SearchStarting}. */
    QuestionIndex index() {
        QuestionIndex ready = index;
        if (ready == null) {
            throw new Refusal.SearchStarting();
        }
        return ready;
    }

    private void work(CountDownLatch stop) {
        while (stop.getCount() > 0) {
            try (IndexFolder folder = IndexFolder.in(properties.folder());
                    QuestionIndex writing = new QuestionIndex(folder)) {
                keep(writing, stop);
            } catch (IOException | RuntimeException e) {
                LOG.warn("the index cannot be kept, making it anew", e);
                rest(stop, REST);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void keep(QuestionIndex writing, CountDownLatch stop) throws IOException, InterruptedException {
        try (TopicReader reader = transport.readFromEnd(Topic.QUESTION_EVENTS, this::hear)) {
            while (!reader.isCaughtUp()) {
                if (stop.await(GATHERED.toMillis(), MILLISECONDS)) {
                    return;
                }
            }
            readEverything(writing);
            index = writing;
            while (stop.getCount() > 0) {
                readAgain(writing, stop);
            }
        } finally {
            index = null;
        }
    }

    private void hear(CloudEvent event) {
        if (event.data() instanceof VoteEvent vote) {
            COUNTED.execute(() -> changed.add(vote.questionId()));
        } else if (event.data() instanceof QuestionEvent fact) {
            changed.add(fact.questionId());
        }
    }

    private void readEverything(QuestionIndex writing) throws IOException {
        Progress progress = new Progress();
        threads.all()
                .flatMap(portion -> put(portion, writing), PORTIONS_AT_ONCE, 1)
                .doOnNext(progress::more)
                .blockLast();
        writing.show();
        progress.done();
    }

    /** On all processors: before the index is there, this instance has nothing else to do. */
    private static Mono<Integer> put(List<PublishedThread> portion, QuestionIndex writing) {
        return Mono.fromCallable(() -> {
                    for (PublishedThread thread : portion) {
                        writing.put(thread);
                    }
                    return portion.size();
                })
                .subscribeOn(Schedulers.parallel());
    }

    /** All of which something was heard, each once. */
    private void readAgain(QuestionIndex writing, CountDownLatch stop) throws IOException, InterruptedException {
        Set<String> questionIds = new LinkedHashSet<>();
        String first = changed.poll(REST.toMillis(), MILLISECONDS);
        if (first != null) {
            questionIds.add(first);
            changed.drainTo(questionIds);
            for (String id : questionIds) {
                readAgain(id, writing, stop);
            }
            writing.show();
            rest(stop, GATHERED);
        }
    }

    private void readAgain(String questionId, QuestionIndex writing, CountDownLatch stop) throws IOException {
        try {
            PublishedThread thread = threads.find(questionId).block(TIMEOUT);
            if (thread == null) {
                writing.remove(questionId);
            } else {
                writing.put(thread);
            }
        } catch (MongoException | IllegalStateException e) {
            LOG.warn("question {} cannot be read for the index, trying again: {}", questionId, e.toString());
            changed.add(questionId);
            rest(stop, REST);
        }
    }

    private static void rest(CountDownLatch stop, Duration time) {
        try {
            stop.await(time.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health health() {
        return index == null ? Health.down().build() : Health.up().build();
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        worker = Thread.ofPlatform().name("question-index").daemon().start(() -> work(stop));
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopped;
        Thread running = worker;
        stopped = null;
        if (stop != null && running != null) {
            stop.countDown();
            try {
                running.join(PATIENCE_AT_END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    /** When the topics are there; and at the end, when the last request has been answered. */
    @Override
    public int getPhase() {
        return 0;
    }
}
