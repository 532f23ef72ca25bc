package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** All that the services have told each other and that is kept. */
final class Records {

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private Records() {}

    /** A record as anybody reads it who may read its topic. */
    record Told(String topic, String key, Map<String, String> headers, String value) {

        private static Told of(ConsumerRecord<byte[], byte[]> found) {
            Map<String, String> headers = new HashMap<>();
            found.headers().forEach(header -> headers.put(header.key(), text(header.value())));
            return new Told(found.topic(), text(found.key()), headers, text(found.value()));
        }

        private static String text(byte @Nullable [] bytes) {
            return bytes == null ? "" : new String(bytes, UTF_8);
        }

        String type() {
            return headers.getOrDefault("ce_type", "");
        }

        @Override
        public String toString() {
            return String.join(" ", topic, key, headers.toString(), value);
        }
    }

    /** Every record of every topic, up to what was the last one a moment ago. */
    static List<Told> of(RunningSystem system) {
        Map<String, Object> broker = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.settingOf("membership-service", "WENDA_KAFKA_BOOTSTRAP"));
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = reader.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            List<Told> told = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(A_MOMENT).forEach(found -> told.add(Told.of(found)));
            }
            return told;
        }
    }
}
