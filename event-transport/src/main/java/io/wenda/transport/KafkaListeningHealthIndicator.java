package io.wenda.transport;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** {@code kafkaListening}, for the readiness group: down while the listener of any partition tries a record again. */
final class KafkaListeningHealthIndicator implements HealthIndicator, ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(KafkaListeningHealthIndicator.class);

    private final Map<TopicPartition, String> stuck = new ConcurrentHashMap<>();

    /** Logged when it begins: the retries of an outage would say the same again and again. */
    void isStuck(ConsumerRecord<?, ?> received, Exception failure) {
        String before = stuck.put(partition(received), Failures.withoutData(failure));
        if (before == null && !Failures.isBrokenContract(failure)) {
            log.warn("{} fails and will be tried again until it succeeds", Wire.describe(received), failure);
        }
    }

    void goesOn(ConsumerRecord<?, ?> received) {
        stuck.remove(partition(received));
    }

    /** Another instance has it now. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        stuck.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        stuck.keySet().removeAll(partitions);
    }

    @Override
    public Health health() {
        if (stuck.isEmpty()) {
            return Health.up().build();
        }
        Map<String, Object> details = new TreeMap<>();
        stuck.forEach((partition, cause) -> details.put(partition.toString(), cause));
        return Health.down().withDetails(details).build();
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> received) {
        return new TopicPartition(received.topic(), received.partition());
    }
}
