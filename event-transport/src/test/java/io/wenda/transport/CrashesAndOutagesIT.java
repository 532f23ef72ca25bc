package io.wenda.transport;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/**
 * Whatever dies or goes away: no fact is lost. A fact may be told again, then under the same id; listeners take it for
 * the same event.
 */
class CrashesAndOutagesIT {

    private static final String OVERDUE_SOON = "wenda.outbox.overdue-after=300ms";

    /** More than enough for an instance that sweeps every 100 ms. */
    private static final Duration SWEPT = Duration.ofSeconds(10);

    private static List<SampleQuestion> ask(Aggregates<SampleQuestion> questions, int count) {
        return Objects.requireNonNull(Flux.range(0, count)
                .flatMap(n -> questions.insert(SampleQuestion.asked()))
                .collectList()
                .block());
    }

    private static List<String> firstFacts(List<SampleQuestion> asked) {
        return asked.stream().map(question -> question.fact("1:0")).toList();
    }

    private static long documentsWithUntoldFacts(Instance instance) {
        return Objects.requireNonNull(Mono.from(instance.outbox().documents().countDocuments(exists("untoldSince")))
                .block());
    }

    @Nested
    class A_process_dies {

        private static final Instance.Place PLACE = Instance.Place.shared();
        private static Instance instance;
        private static Tap tap;

        @BeforeAll
        static void start() {
            instance = Instance.start(PLACE, OVERDUE_SOON);
            tap = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("question-events"));
        }

        @AfterAll
        static void stop() {
            tap.close();
            instance.close();
        }

        @Test
        void between_write_and_send_and_another_tells_what_it_left() {
            SampleQuestion asked = SampleQuestion.asked();
            instance.questionsOfADeadProcess().insert(asked).block();
            instance.questionsOfADeadProcess().update(asked, asked.told(2)).block();

            await().atMost(SWEPT).until(() -> documentsWithUntoldFacts(instance) == 0);

            assertThat(tap.ids(asked.id())).containsExactly(asked.fact("1:0"), asked.fact("2:0"), asked.fact("2:1"));
        }

        @Test
        void between_send_and_removal_and_the_fact_is_told_again_under_the_same_id() {
            SampleQuestion asked = SampleQuestion.asked();
            instance.questionsOfADeadProcess().insert(asked).block();
            Untold left = Objects.requireNonNull(
                    Mono.from(instance.outbox().untold().find(eq(asked.id()))).block());
            instance.bean(EventProducer.class).send(left.outbox().getFirst()).block();

            await().atMost(SWEPT).until(() -> documentsWithUntoldFacts(instance) == 0);

            String id = asked.fact("1:0");
            assertThat(tap.ids(asked.id())).containsExactly(id, id);
            assertThat(tap.records().stream()
                            .filter(event -> event.key().equals(asked.id()))
                            .map(event -> Tap.header(event, "ce_time") + new String(event.value(), UTF_8))
                            .distinct())
                    .hasSize(1);
        }

        @Test
        void and_what_it_leased_is_left_alone_until_the_lease_is_over() {
            SampleQuestion asked = SampleQuestion.asked();
            Instant leaseEnds = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
            instance.leave(asked, leaseEnds);

            await().atMost(SWEPT).until(() -> !tap.ids(asked.id()).isEmpty());

            assertThat(tap.records())
                    .filteredOn(event -> event.key().equals(asked.id()))
                    .allMatch(event -> event.timestamp() >= leaseEnds.toEpochMilli());
        }

        @Test
        void and_two_others_share_its_backlog_without_telling_anything_twice() {
            double before = instance.count("wenda.events.told");
            try (Instance other = Instance.start(PLACE, OVERDUE_SOON)) {
                List<SampleQuestion> backlog = ask(instance.questionsOfADeadProcess(), 300);

                await().atMost(SWEPT).until(() -> documentsWithUntoldFacts(instance) == 0);

                List<String> facts = firstFacts(backlog);
                assertThat(tap.ids().stream().filter(new HashSet<>(facts)::contains))
                        .containsExactlyInAnyOrderElementsOf(facts);
                assertThat(instance.count("wenda.events.told") - before).isBetween(1.0, 299.0);
                assertThat(other.count("wenda.events.told")).isBetween(1.0, 299.0);
            }
        }
    }

    @Nested
    class The_broker_is_away {

        /** As long as the producer may block its caller; a write that waited for it would take longer. */
        private static final Duration BLOCKED = Duration.ofSeconds(1);

        @TempDir
        private Path directory;

        /** What is written, when it is; how long that took goes to the others. */
        private static SampleQuestion timed(Mono<SampleQuestion> write, List<Long> millis) {
            Tuple2<Long, SampleQuestion> written =
                    write.elapsed().blockOptional().orElseThrow();
            millis.add(written.getT1());
            return written.getT2();
        }

        /** By the median: on a busy machine some take long for other reasons, and each would if they waited. */
        private static void nobodyWaited(List<Long> millis) {
            assertThat(millis.stream().sorted().toList().get(millis.size() / 2)).isLessThan(BLOCKED.toMillis());
        }

        @Test
        void and_nothing_is_lost_and_no_write_waits() {
            EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
            Instance.Place place = Instance.Place.at(BackingServers.shared().mongodbUri(), broker.bootstrapServers());
            try (broker;
                    Instance instance = Instance.start(
                            place, "wenda.outbox.ack-timeout=2s", "wenda.outbox.lease=3s", "wenda.outbox.grace=0s")) {
                SampleQuestion early = ask(instance.questions(), 1).getFirst();
                broker.stop();

                List<Long> writes = Flux.range(0, 200)
                        .flatMap(
                                n -> instance.questions()
                                        .insert(SampleQuestion.asked())
                                        .elapsed(),
                                20)
                        .map(Tuple2::getT1)
                        .collectList()
                        .blockOptional()
                        .orElseThrow();
                List<Long> changes = new ArrayList<>();
                SampleQuestion changed = early;
                for (int n = 2; n <= 20; n++) {
                    changed = timed(instance.questions().update(changed, changed.retitled("Title " + n)), changes);
                }
                SampleQuestion full = timed(instance.questions().update(changed, changed.told(81)), changes);

                assertThat(writes).hasSize(200);
                nobodyWaited(writes);
                nobodyWaited(changes);
                assertThatThrownBy(() -> instance.questions()
                                .update(full, full.retitled("One too many"))
                                .block())
                        .isInstanceOf(OutboxFullException.class);

                broker.start();
                await().atMost(Duration.ofSeconds(20)).until(() -> documentsWithUntoldFacts(instance) == 0);
                try (Tap tap = new Tap(place.kafkaBootstrap(), place.topic("question-events"))) {
                    assertThat(new HashSet<>(tap.ids())).hasSize(200 + 20 + 81);
                    assertThat(tap.ids(early.id()).stream().distinct().limit(20))
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                                    .mapToObj(version -> early.fact(version + ":0"))
                                    .toList());
                }
            }
        }

        @Test
        void from_the_start_and_the_service_starts_without_it() {
            EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
            broker.stop();
            Instance.Place place = Instance.Place.at(BackingServers.shared().mongodbUri(), broker.bootstrapServers());
            try (broker;
                    Instance instance = Instance.start(
                            place, "wenda.outbox.ack-timeout=2s", "wenda.outbox.lease=3s", "wenda.outbox.grace=0s")) {
                List<Long> writes = new ArrayList<>();
                List<SampleQuestion> asked = IntStream.range(0, 20)
                        .mapToObj(n -> timed(instance.questions().insert(SampleQuestion.asked()), writes))
                        .toList();
                nobodyWaited(writes);

                broker.start();

                await().atMost(Duration.ofSeconds(20)).until(() -> documentsWithUntoldFacts(instance) == 0);
                try (Tap tap = new Tap(place.kafkaBootstrap(), place.topic("question-events"))) {
                    assertThat(tap.ids()).containsAll(firstFacts(asked));
                }
            }
        }
    }
}
