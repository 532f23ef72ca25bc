package io.wenda.transport;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.backing.BackingServers;
import io.wenda.events.EventCodec;
import io.wenda.events.QuestionPublished;
import io.wenda.standalone.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What listeners may rely on: every event, those of one key in order, and nothing thrown away but what nobody can read. */
class ListeningIT {

    private static final Instance.Place PLACE = Instance.Place.shared();
    private static Instance instance;
    private static Tap tap;
    private static Tap deadLetters;

    @BeforeAll
    static void start() {
        instance = Instance.start(PLACE, List.of(PatientListener.class), "wenda.kafka.longest-retry-wait=200ms");
        tap = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("question-events"));
        deadLetters = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("question-events.dlt"));
    }

    @AfterAll
    static void stop() {
        tap.close();
        deadLetters.close();
        instance.close();
    }

    /** Hears questions; fails as often as it was told to at those whose title says so. */
    static final class PatientListener {

        private final List<CloudEvent> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();

        @KafkaListener(topics = "#{@topics.name('question-events')}", groupId = "#{@topics.group('patient')}")
        void on(CloudEvent event) {
            if (event.data() instanceof QuestionPublished question
                    && question.title().startsWith("Fails")
                    && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            heard.add(event);
        }

        List<String> heard(String key) {
            return heard.stream()
                    .filter(event -> event.data().key().equals(key))
                    .map(CloudEvent::id)
                    .toList();
        }
    }

    private static PatientListener listener() {
        return instance.bean(PatientListener.class);
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

    @Test
    void an_event_arrives_as_it_was_told() {
        SampleQuestion asked = SampleQuestion.asked();
        instance.questions().insert(asked).block();

        await().until(() -> !listener().heard(asked.id()).isEmpty());

        CloudEvent event = listener().heard.stream()
                .filter(heard -> heard.subject().equals(asked.id()))
                .findFirst()
                .orElseThrow();
        assertThat(event.id()).isEqualTo(asked.fact("1:0"));
        assertThat(event.source()).isEqualTo("/question-service");
        assertThat(event.data()).isEqualTo(asked.outbox().getFirst());
    }

    @Test
    void an_event_that_is_told_again_has_the_same_id() {
        String key = key();

        tell("same", key, "Once");
        tell("same", key, "Once");

        await().until(() -> listener().heard(key), List.of("same", "same")::equals);
    }

    @Test
    void what_fails_is_tried_again_until_it_succeeds_and_what_comes_after_it_waits() {
        String key = key();
        listener().failures.set(8);

        tell("1", key, "Fails for a while");
        tell("2", key, "Waits");
        await().until(() -> status(instance).equals(Status.DOWN));

        await().until(() -> listener().heard(key), List.of("1", "2")::equals);
        await().until(() -> status(instance).equals(Status.UP));
    }

    private static Status status(Instance of) {
        return of.bean(KafkaListeningHealthIndicator.class).health().getStatus();
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
    void what_cannot_be_read_goes_to_the_dead_letters_with_its_cause_and_the_next_is_heard() {
        String key = key();

        tap.put(key, "no JSON at all", headers("poison", "question.published.v1"));
        tell("next", key, "After the poison");

        await().until(() -> listener().heard(key), List.of("next")::equals);
        ConsumerRecord<String, byte[]> letter = letter(key);
        assertThat(letter.value()).asString().isEqualTo("no JSON at all");
        assertThat(Tap.header(letter, "ce_id")).isEqualTo("poison");
        assertThat(Tap.header(letter, "dlt_cause")).startsWith("question.published.v1: ");
        assertThat(Tap.header(letter, "dlt_topic")).isEqualTo(PLACE.topic("question-events"));
        assertThat(Tap.header(letter, "dlt_offset")).matches("\\d+");
    }

    @Test
    void so_does_a_broken_contract() {
        String key = key();

        tap.put(key, "{\"questionId\":\"q\"}", headers("broken", "question.published.v1"));

        await().until(() -> deadLetters.ids(key), List.of("broken")::equals);
        assertThat(Tap.header(letter(key), "dlt_cause")).startsWith("question.published.v1: ");
    }

    @Test
    void so_does_a_record_that_is_no_event() {
        String key = key();
        Map<String, String> without = new HashMap<>(headers("x", "question.published.v1"));
        without.remove("ce_id");

        tap.put(key, EventCodec.encode(SampleQuestion.published(key, "No id", 1)), without);
        tap.put(key, "hello", Map.of());

        await().until(() -> deadLetters.ids(key).size() == 2);
    }

    @Test
    void so_does_a_record_whose_type_is_not_even_text() {
        String key = key();

        tap.put(key, "{}", Map.of("ce_specversion", "1.0"), new RecordHeader("ce_type", new byte[] {(byte) 0xc3, 0x28
        }));
        tell("next", key, "After it");

        await().until(() -> listener().heard(key), List.of("next")::equals);
        assertThat(Tap.header(letter(key), "dlt_cause")).isEqualTo("the header ce_type is not UTF-8");
    }

    @Test
    void once_heard_or_put_aside_a_record_is_done_with() {
        String key = key();
        tell("last but one", key, "Heard");
        tap.put(key, "poison", headers("last", "question.published.v1"));
        await().until(() -> !deadLetters.ids(key).isEmpty());

        await().untilAsserted(
                        () -> assertThat(tap.lag(PLACE.name() + ".patient")).isZero());
    }

    private static ConsumerRecord<String, byte[]> letter(String key) {
        await().until(() -> !deadLetters.ids(key).isEmpty());
        return deadLetters.records().stream()
                .filter(letter -> letter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Keeps what it hears in its database, as listeners do. */
    static final class StoringListener {

        private final MongoDatabase database;

        StoringListener(MongoDatabase database) {
            this.database = database;
        }

        @KafkaListener(topics = "#{@topics.name('question-events')}", groupId = "#{@topics.group('storing')}")
        void on(CloudEvent event) {
            Mono.from(database.getCollection("heard").insertOne(new Document("event", event.id())))
                    .block(Duration.ofSeconds(3));
        }
    }

    @Test
    void while_the_database_is_away_nothing_is_put_aside_and_everything_is_heard_when_it_is_back(
            @TempDir Path directory) {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
        Instance.Place place =
                Instance.Place.at(database.uri(), BackingServers.shared().kafkaBootstrap());
        try (database;
                Instance storing =
                        Instance.start(place, List.of(StoringListener.class), "wenda.kafka.longest-retry-wait=300ms")) {
            EventSender sender = storing.bean(EventSender.class);
            sender.send("before", SampleQuestion.published("q", "Before", 1)).block();
            await().until(() -> stored(storing), List.of("before")::equals);

            database.stop();
            sender.send("during", SampleQuestion.published("q", "During", 1)).block();
            sender.send("after", SampleQuestion.published("q", "After", 1)).block();
            await().until(() -> status(storing).equals(Status.DOWN));
            database.start();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> stored(storing), List.of("before", "during", "after")::equals);
            await().until(() -> status(storing).equals(Status.UP));
            try (Tap putAside = new Tap(place.kafkaBootstrap(), place.topic("question-events.dlt"))) {
                assertThat(putAside.records()).isEmpty();
            }
        }
    }

    private static List<String> stored(Instance storing) {
        return Flux.from(
                        storing.bean(MongoDatabase.class).getCollection("heard").find())
                .map(document -> document.getString("event"))
                .distinct()
                .collectList()
                .blockOptional(Duration.ofSeconds(3))
                .orElseThrow();
    }
}
