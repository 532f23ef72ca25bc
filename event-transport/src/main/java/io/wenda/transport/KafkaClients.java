package io.wenda.transport;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Kafka's clients as Wenda sets them. Where the broker is and how to sign in to it come from {@code spring.kafka.*}. */
final class KafkaClients {

    private static final Map<String, Object> BACK_SOON_AFTER_AN_OUTAGE = Map.of(
            CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG,
            100,
            CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1000);

    private final KafkaProperties properties;
    private final OutboxSettings outbox;

    KafkaClients(KafkaProperties properties, OutboxSettings outbox) {
        this.properties = properties;
        this.outbox = outbox;
    }

    /** Acknowledged means on all replicas; no doubles by the client's own retries; nothing waits for company. */
    Producer<String, byte[]> producer() {
        int ackTimeout = Math.toIntExact(outbox.ackTimeout().toMillis());
        Map<String, Object> config = with(properties.buildProducerProperties());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ackTimeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ackTimeout / 2);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** For a reader that chooses its partitions and offsets itself. */
    KafkaConsumer<String, byte[]> reader() {
        Map<String, Object> config = consumerConfig();
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** For listeners in a group. A member that was killed is missed after ten seconds. */
    ConsumerFactory<String, byte[]> listeners() {
        Map<String, Object> config = consumerConfig();
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new DefaultKafkaConsumerFactory<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        Map<String, Object> config = with(properties.buildAdminProperties());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
        return Admin.create(config);
    }

    /**
     * An answer comes as soon as there is a record. Where there is none, each question costs both sides half a millisecond of
     * processor time, and a service has a dozen consumers: they ask as seldom as a record that is tried again can bear, which
     * the question under way holds up.
     */
    private Map<String, Object> consumerConfig() {
        Map<String, Object> config = with(properties.buildConsumerProperties());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        config.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        return config;
    }

    private static Map<String, Object> with(Map<String, Object> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.putAll(BACK_SOON_AFTER_AN_OUTAGE);
        return all;
    }
}
