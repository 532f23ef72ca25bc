package io.wenda.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path directory;

    @Test
    void records_outlive_a_stop_and_a_start_on_the_same_port() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            createTopic(kafka, "facts");
            send(kafka, "facts", "before");
            String address = kafka.bootstrapServers();
            kafka.stop();
            kafka.start();
            send(kafka, "facts", "after");

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(read(kafka, "facts", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void a_later_broker_on_another_port_takes_the_directory_over_with_its_groups() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            createTopic(kafka, "facts");
            send(kafka, "facts", "one");
            assertThat(read(kafka, "facts", 1)).containsExactly("one");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            send(kafka, "facts", "two");
            assertThat(read(kafka, "facts", 1)).containsExactly("two");
        }
    }

    @Test
    void a_topic_nobody_created_is_not_made_by_reading_it() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "reader"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(Set.of("mistyped"));
            consumer.poll(Duration.ofSeconds(1));

            assertThat(admin.listTopics().names().get()).doesNotContain("mistyped");
        }
    }

    private static void createTopic(EmbeddedKafka kafka, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    /** The next records of the group, as many as expected. */
    private static List<String> read(EmbeddedKafka kafka, String topic, int expected) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "reader",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(Set.of(topic));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.size() >= expected;
            });
            consumer.commitSync();
        }
        return values;
    }
}
