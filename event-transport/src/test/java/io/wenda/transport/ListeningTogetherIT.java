package io.wenda.transport;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.QuestionPublished;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.annotation.KafkaListener;

/** What a listener may rely on that hears at once what waits together: the same as any other. */
class ListeningTogetherIT {

    private static final Instance.Place PLACE = Instance.Place.shared();
    private static Instance instance;
    private static Tap tap;
    private static Tap deadLetters;

    @BeforeAll
    static void start() {
        instance = Instance.start(PLACE, List.of(SwiftListener.class), "wenda.kafka.longest-retry-wait=200ms");
        tap = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("question-events"));
        deadLetters = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("question-events.dlt"));
    }

    @AfterAll
    static void stop() {
        tap.close();
        deadLetters.close();
        instance.close();
    }

    /** Waits at a title that says so, and fails at others as often as it was told to. */
    static final class SwiftListener {

        private final List<List<CloudEvent>> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        @KafkaListener(
                topics = "#{@topics.name('question-events')}",
                groupId = "#{@topics.group('swift')}",
                batch = "true")
        void on(CloudEvents waiting) {
            waiting.hear(this::hear);
        }

        private void hear(List<CloudEvent> events) {
            if (has(events, "Waits")) {
                waitUntilItMayGoOn();
            }
            if (has(events, "Fails") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            heard.add(events);
        }

        private void waitUntilItMayGoOn() {
            try {
                assertThat(mayGoOn.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean has(List<CloudEvent> events, String title) {
            return events.stream()
                    .anyMatch(event -> event.data() instanceof QuestionPublished question
                            && question.title().startsWith(title));
        }

        List<String> heard(String key) {
            return calls(key).flatMap(List::stream).map(CloudEvent::id).toList();
        }

        Stream<List<CloudEvent>> calls(String key) {
            return heard.stream()
                    .filter(events ->
                            events.stream().anyMatch(event -> event.data().key().equals(key)));
        }
    }

    private static SwiftListener listener() {
        return instance.bean(SwiftListener.class);
    }

    private static String key() {
        return "q-" + UUID.randomUUID();
    }

    private static void tell(String id, String key, String title) {
        instance.bean(EventSender.class)
                .send(id, SampleQuestion.published(key, title, 1))
                .block();
    }

    private static Map<String, String> headers(String id, String type) {
        return Map.ofEntries(
                entry("ce_specversion", "1.0"),
                entry("ce_id", id),
                entry("ce_type", type),
                entry("ce_source", "/question-service"),
                entry("ce_subject", "s"),
                entry("ce_time", "2026-03-01T10:15:30Z"),
                entry("content-type", "application/json"));
    }

    private static Status status() {
        return instance.bean(KafkaListeningHealthIndicator.class).health().getStatus();
    }

    @Test
    void what_waits_is_heard_together_and_in_order() {
        String key = key();
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "together-" + i).toList();

        ids.forEach(id -> tell(id, key, "Waits"));
        listener().mayGoOn.countDown();

        await().until(() -> listener().heard(key), ids::equals);
        assertThat(listener().calls(key)).hasSizeLessThan(ids.size() / 2);
        await().untilAsserted(() -> assertThat(tap.lag(PLACE.name() + ".swift")).isZero());
    }

    @Test
    void what_fails_is_tried_again_until_it_succeeds_and_what_comes_after_it_waits() {
        String key = key();
        listener().failures.set(8);

        tell("1", key, "Before");
        tell("2", key, "Fails for a while");
        tell("3", key, "After");
        await().until(() -> status().equals(Status.DOWN));

        await().until(() -> listener().heard(key), List.of("1", "2", "3")::equals);
        await().until(() -> status().equals(Status.UP));
    }

    @Test
    void a_type_that_only_newer_services_know_is_skipped() {
        String key = key();
        double skipped = instance.count("wenda.events.skipped");

        tap.put(key, "{}", headers("new", "question.translated.v1"));
        tell("known", key, "After it");

        await().until(() -> listener().heard(key), List.of("known")::equals);
        assertThat(instance.count("wenda.events.skipped")).isEqualTo(skipped + 1);
        assertThat(deadLetters.ids(key)).isEmpty();
    }

    @Test
    void what_cannot_be_read_goes_to_the_dead_letters_and_those_before_and_after_it_are_heard() {
        String key = key();

        tell("before", key, "Before the poison");
        tap.put(key, "no JSON at all", headers("poison 1", "question.published.v1"));
        tap.put(key, "{\"questionId\":\"q\"}", headers("poison 2", "question.published.v1"));
        tell("after", key, "After the poison");

        await().until(() -> listener().heard(key), List.of("before", "after")::equals);
        await().until(() -> deadLetters.ids(key), List.of("poison 1", "poison 2")::equals);
        assertThat(status()).isEqualTo(Status.UP);
    }
}
