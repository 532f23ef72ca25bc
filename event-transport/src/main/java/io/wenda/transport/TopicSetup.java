package io.wenda.transport;

import io.wenda.events.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are not there yet, each with a dead letter topic. Every service does; who comes second finds
 * them. While the broker is away it keeps trying, and the service starts without.
 */
final class TopicSetup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(3);

    private final Supplier<Admin> admins;
    private final Topics topics;
    private final KafkaSettings settings;
    private volatile @Nullable CountDownLatch stopped;

    TopicSetup(Supplier<Admin> admins, Topics topics, KafkaSettings settings) {
        this.admins = admins;
        this.topics = topics;
        this.settings = settings;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        Thread setup = Thread.ofVirtual().name("topic-setup").start(() -> work(stop));
        try {
            setup.join(PATIENCE_AT_START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(CountDownLatch stop) {
        try (Admin admin = admins.get()) {
            Optional<String> missing = create(admin);
            missing.ifPresent(why -> log.warn("not all topics are there yet, trying on: {}", why));
            while (missing.isPresent() && !stop.await(500, TimeUnit.MILLISECONDS)) {
                missing = create(admin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries all; says why the first that is missing is. */
    private Optional<String> create(Admin admin) throws InterruptedException {
        Optional<String> missing = Optional.empty();
        for (KafkaFuture<Void> topic :
                admin.createTopics(wanted().toList()).values().values()) {
            try {
                topic.get();
            } catch (ExecutionException e) {
                if (missing.isEmpty() && !(e.getCause() instanceof TopicExistsException)) {
                    missing = Optional.of(String.valueOf(e.getMessage()));
                }
            }
        }
        return missing;
    }

    private Stream<NewTopic> wanted() {
        return Stream.of(Topic.values()).flatMap(topic -> Stream.of(events(topic), deadLetters(topic)));
    }

    private NewTopic events(Topic topic) {
        return new NewTopic(topics.name(topic), settings.partitions(), settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE));
    }

    /** Dead letters are few, and are kept until an operator has dealt with them. */
    private NewTopic deadLetters(Topic topic) {
        return new NewTopic(topics.deadLetters(topic), 1, settings.replication())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopped;
        stopped = null;
        if (stop != null) {
            stop.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    /** Before anything that sends or listens. */
    @Override
    public int getPhase() {
        return -1;
    }
}
