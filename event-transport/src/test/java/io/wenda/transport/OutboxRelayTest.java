package io.wenda.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The relay before a broker that acknowledges one record at a time, when the test says so. */
class OutboxRelayTest {

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outbox outbox = mock(Outbox.class);
    private final OutboxRelay relay = relay(2);

    private OutboxRelay relay(int capacity) {
        return new OutboxRelay(
                new EventProducer(broker, new Topics(""), "/question-service", meters),
                new OutboxSettings(
                        capacity,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(50)),
                meters);
    }

    @BeforeEach
    void start() {
        when(outbox.told(any())).thenReturn(Mono.empty());
        when(outbox.takeOut(anyString(), any())).thenReturn(Mono.empty());
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    private static Untold untold(String id, long version, String... facts) {
        return new Untold(
                id,
                version,
                Stream.of(facts)
                        .map(fact -> new Fact(fact, "question.published.v1", id, id, Instant.EPOCH, "{}", null))
                        .toList());
    }

    private void awaitSent(String... facts) {
        await().untilAsserted(() -> assertThat(sent()).containsExactly(facts));
    }

    private List<String> sent() {
        return broker.history().stream()
                .map(event -> new String(event.headers().lastHeader("ce_id").value(), UTF_8))
                .toList();
    }

    @Test
    void a_fact_leaves_when_the_one_before_it_is_acknowledged() {
        Untold two = untold("q", 2, "q:1:0", "q:2:0");
        relay.tell(outbox, two);
        awaitSent("q:1:0");
        relay.tell(outbox, untold("other", 1, "other:1:0"));
        awaitSent("q:1:0", "other:1:0");

        broker.completeNext();

        awaitSent("q:1:0", "other:1:0", "q:2:0");
        broker.completeNext();
        broker.completeNext();
        verify(outbox, timeout(5000)).told(List.of(two));
    }

    @Test
    void after_a_failure_nothing_later_leaves_and_what_was_acknowledged_is_taken_out() {
        relay.tell(outbox, untold("q", 3, "q:1:0", "q:2:0", "q:3:0"));
        awaitSent("q:1:0");
        broker.completeNext();
        awaitSent("q:1:0", "q:2:0");

        broker.errorNext(new TimeoutException("no broker"));

        verify(outbox, timeout(5000)).takeOut("q", List.of("q:1:0"));
        verify(outbox, never()).told(any());
        assertThat(sent()).containsExactly("q:1:0", "q:2:0");
    }

    @Test
    void what_is_written_meanwhile_follows_and_nothing_is_sent_twice() {
        relay.tell(outbox, untold("q", 1, "q:1:0"));
        awaitSent("q:1:0");
        relay.tell(outbox, untold("q", 2, "q:1:0", "q:2:0"));

        await().until(() -> broker.completeNext());

        awaitSent("q:1:0", "q:2:0");
        broker.completeNext();
        verify(outbox, timeout(5000)).told(List.of(untold("q", 2, "q:1:0", "q:2:0")));
    }

    @Test
    void what_finds_no_room_is_left_to_the_sweep() {
        relay.tell(outbox, untold("a", 1, "a:1:0"));
        relay.tell(outbox, untold("b", 1, "b:1:0"));
        awaitSent("a:1:0", "b:1:0");

        assertThat(relay.hasRoom()).isFalse();
        relay.tell(outbox, untold("c", 1, "c:1:0"));
        broker.completeNext();

        await().until(relay::hasRoom);
        assertThat(sent()).containsExactly("a:1:0", "b:1:0");
    }

    @Test
    void a_stopping_relay_takes_on_nothing_more() {
        relay.tell(outbox, untold("a", 1, "a:1:0"));
        awaitSent("a:1:0");

        relay.stop();
        relay.tell(outbox, untold("b", 1, "b:1:0"));

        assertThat(relay.isRunning()).isFalse();
        assertThat(sent()).containsExactly("a:1:0");
    }

    @Test
    void a_relay_that_was_stopped_can_be_started_again() {
        relay.stop();
        relay.start();

        relay.tell(outbox, untold("a", 1, "a:1:0"));
        relay.tell(outbox, untold("b", 1, "b:1:0"));

        awaitSent("a:1:0", "b:1:0");
    }

    @Test
    void what_is_told_while_the_database_notes_the_one_before_is_noted_together() {
        Sinks.Empty<Void> noted = Sinks.empty();
        when(outbox.told(any())).thenReturn(noted.asMono()).thenReturn(Mono.empty());
        OutboxRelay roomy = relay(10);
        roomy.start();
        Stream.of("a", "b", "c").forEach(id -> roomy.tell(outbox, untold(id, 1, id + ":1:0")));
        awaitSent("a:1:0", "b:1:0", "c:1:0");
        Stream.of(1, 2, 3).forEach(each -> broker.completeNext());
        verify(outbox, timeout(5000)).told(List.of(untold("a", 1, "a:1:0")));

        roomy.tell(outbox, untold("d", 1, "d:1:0"));
        awaitSent("a:1:0", "b:1:0", "c:1:0", "d:1:0");
        noted.tryEmitEmpty();

        verify(outbox, timeout(5000)).told(List.of(untold("b", 1, "b:1:0"), untold("c", 1, "c:1:0")));
        roomy.stop();
    }
}
