package io.wenda.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wenda.events.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void a_lease_that_ends_before_a_send_has_failed_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboxSettings(1, SECOND, SECOND, SECOND, SECOND, SECOND))
                .withMessageContaining("wenda.outbox.lease");
    }

    @Test
    void a_prefix_that_kafka_would_refuse_is_refused_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KafkaSettings("a b", 3, (short) 1, SECOND))
                .withMessageContaining("wenda.kafka.topic-prefix");
    }

    @Test
    void every_name_carries_the_prefix() {
        Topics topics = new Topics("one.");

        assertThat(topics.name("question-events")).isEqualTo("one.question-events");
        assertThat(topics.group("fanout")).isEqualTo("one.fanout");
        assertThat(topics.deadLetters(Topic.QUESTION_EVENTS)).isEqualTo("one.question-events.dlt");
    }

    @Test
    void a_topic_that_does_not_exist_is_a_mistake_found_at_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Topics("").name("questoin-events"));
    }
}
