package io.wenda.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wenda.events.BrokenContractException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetters deadLetters = new DeadLetters(
            new EventProducer(broker, new Topics(""), "/question-service", meters),
            new KafkaListeningHealthIndicator(),
            meters);
    private final ConsumerRecord<String, byte[]> poison =
            new ConsumerRecord<>("question-events", 2, 7, "key", new byte[] {1});
    private final Exception failure = new IllegalStateException("wrapped", new BrokenContractException("why", null));

    @Test
    void a_letter_says_why_and_from_where() {
        deadLetters.accept(poison, failure);

        assertThat(broker.history()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("question-events.dlt");
            assertThat(letter.headers().lastHeader(DeadLetters.CAUSE).value())
                    .asString()
                    .isEqualTo("why");
            assertThat(letter.headers().lastHeader(DeadLetters.PARTITION).value())
                    .asString()
                    .isEqualTo("2");
            assertThat(letter.headers().lastHeader(DeadLetters.OFFSET).value())
                    .asString()
                    .isEqualTo("7");
        });
    }

    @Test
    void a_record_that_cannot_be_put_aside_now_stays_where_it_is() {
        broker.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> deadLetters.accept(poison, failure)).hasMessageContaining("no broker");
        assertThat(meters.find("wenda.events.dead-lettered").counter()).isNull();
    }
}
