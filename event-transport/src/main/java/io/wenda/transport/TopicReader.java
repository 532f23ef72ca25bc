package io.wenda.transport;

import io.wenda.events.BrokenContractException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears everything on some topics, in every instance: all partitions and no group, for what an instance keeps in memory.
 *
 * <p>Runs on its own thread from its making until it is closed, and goes on by itself after the broker was away. What it
 * cannot read, and what its hearer throws at, it logs and leaves out: every instance would stumble over the same record.
 */
public final class TopicReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration REST_AFTER_FAILURE = Duration.ofMillis(500);

    /** Where to begin. */
    enum From {
        START,
        END
    }

    private final Set<String> topics;
    private final From from;
    private final Supplier<KafkaConsumer<String, byte[]>> consumers;
    private final Consumer<CloudEvent> hearer;
    private final Runnable whenCaughtUp;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private volatile boolean caughtUp;

    TopicReader(
            Set<String> topics,
            From from,
            Supplier<KafkaConsumer<String, byte[]>> consumers,
            Consumer<CloudEvent> hearer,
            Runnable whenCaughtUp) {
        this.topics = topics;
        this.from = from;
        this.consumers = consumers;
        this.hearer = hearer;
        this.whenCaughtUp = whenCaughtUp;
        this.thread = Thread.ofVirtual().name("reader of " + topics).start(this::work);
    }

    /** Whether everything has been heard that was there when reading began. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    private void work() {
        while (!isClosed()) {
            try (KafkaConsumer<String, byte[]> consumer = consumers.get()) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                log.debug("reader of {} is closed", topics);
            } catch (RuntimeException e) {
                log.warn("reading {} failed, trying again: {}", topics, e.toString());
                rest();
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        Map<TopicPartition, Long> ends = begin(consumer);
        while (!isClosed()) {
            checkCaughtUp(consumer, ends);
            for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
                hear(received);
                positions.put(new TopicPartition(received.topic(), received.partition()), received.offset() + 1);
            }
        }
    }

    /** Goes to where reading begins, or to where it was before a failure. Returns the ends as they are now. */
    private Map<TopicPartition, Long> begin(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> partitionsOf(topic, consumer).stream())
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long first = (from == From.START ? starts : ends).getOrDefault(partition, 0L);
            consumer.seek(partition, positions.computeIfAbsent(partition, unknown -> first));
        }
        return ends;
    }

    private static List<TopicPartition> partitionsOf(String topic, KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(topic + " is not there yet");
        }
        return partitions;
    }

    private void checkCaughtUp(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        if (!caughtUp && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            caughtUp = true;
            whenCaughtUp.run();
        }
    }

    private void hear(ConsumerRecord<String, byte[]> received) {
        try {
            Wire.read(received).ifPresent(hearer);
        } catch (BrokenContractException e) {
            log.warn("left out {}: {}", Wire.describe(received), Failures.withoutData(e));
        } catch (RuntimeException e) {
            log.error("left out {}", Wire.describe(received), e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void rest() {
        try {
            closed.await(REST_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
