package io.wenda.transport;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A write stores state and facts as one, and the facts are told at once, in order, and taken out. */
class WritingAndTellingIT {

    private static final Instance.Place PLACE = Instance.Place.shared();
    private static Instance instance;
    private static Tap tap;

    @BeforeAll
    static void start() {
        instance = Instance.start(PLACE);
        tap = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("question-events"));
    }

    @AfterAll
    static void stop() {
        tap.close();
        instance.close();
    }

    private static Aggregates<SampleQuestion> questions() {
        return instance.questions();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    private static BsonDocument document(SampleQuestion question) {
        return now(
                Mono.from(instance.outbox().documents().find(eq(question.id())).first()));
    }

    @Test
    void what_was_written_is_read_without_its_facts() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));

        SampleQuestion read = now(questions().find(asked.id()));

        assertThat(read.outbox()).isEmpty();
        assertThat(read).usingRecursiveComparison().ignoringFields("outbox").isEqualTo(asked);
        assertThat(questions().find("nobody asked this").block()).isNull();
    }

    @Test
    void a_fact_is_told_as_a_cloud_event_and_taken_out_of_its_document() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));

        await().until(() -> tap.ids(asked.id()), List.of(asked.fact("1:0"))::equals);

        ConsumerRecord<String, byte[]> told = tap.records().stream()
                .filter(event -> event.key().equals(asked.id()))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.of("ce_specversion", "ce_type", "ce_source", "ce_subject", "content-type")
                        .map(name -> Tap.header(told, name)))
                .containsExactly("1.0", "question.published.v1", "/question-service", asked.id(), "application/json");
        assertThat(Wire.read(told).orElseThrow().data())
                .isEqualTo(SampleQuestion.published(asked.id(), asked.title(), 1));
        await().untilAsserted(() -> assertThat(document(asked))
                .containsEntry("outbox", new BsonArray())
                .doesNotContainKeys("untoldSince", "leasedUntil"));
    }

    @Test
    void the_facts_of_a_document_are_told_in_order_while_one_instance_writes_many() {
        List<SampleQuestion> asked = Flux.range(0, 10)
                .flatMap(n -> questions().insert(SampleQuestion.asked()))
                .collectList()
                .block();

        Flux.fromIterable(Objects.requireNonNull(asked))
                .flatMap(question -> Flux.range(2, 19)
                        .reduceWith(
                                () -> Mono.just(question),
                                (before, version) ->
                                        before.flatMap(it -> questions().update(it, it.retitled("Title " + version))))
                        .flatMap(writes -> writes))
                .blockLast();

        await().untilAsserted(() -> assertThat(asked)
                .allSatisfy(question -> assertThat(tap.ids(question.id()))
                        .isEqualTo(IntStream.rangeClosed(1, 20)
                                .mapToObj(version -> question.fact(version + ":0"))
                                .toList())));
    }

    @Test
    void the_order_holds_when_the_relay_hears_of_two_writes_in_the_wrong_order() {
        SampleQuestion first = SampleQuestion.asked();
        SampleQuestion second = first.retitled("Second");
        instance.questionsOfADeadProcess().insert(first).block();
        instance.questionsOfADeadProcess().update(first, second).block();
        List<Fact> facts = Stream.of(first, second)
                .flatMap(question -> Fact.of(SampleQuestion.COLLECTION, question, SampleQuestion.ASKED_AT).stream())
                .toList();
        Outbox outbox = instance.outbox();
        OutboxRelay relay = instance.bean(OutboxRelay.class);

        relay.tell(outbox, new Untold(first.id(), 2, facts));
        relay.tell(outbox, new Untold(first.id(), 1, facts.subList(0, 1)));

        await().until(() -> document(first).getArray("outbox").isEmpty());
        assertThat(tap.ids(first.id()).stream().distinct()).containsExactly(first.fact("1:0"), first.fact("2:0"));
    }

    @Test
    void several_facts_of_one_write_keep_their_order() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));

        questions().update(asked, asked.told(3)).block();

        await().untilAsserted(() ->
                assertThat(tap.ids(asked.id())).endsWith(asked.fact("2:0"), asked.fact("2:1"), asked.fact("2:2")));
    }

    @Test
    void who_writes_second_on_the_same_version_is_refused() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));
        questions().update(asked, asked.retitled("First")).block();

        assertThatThrownBy(() ->
                        questions().update(asked, asked.retitled("Second")).block())
                .isInstanceOf(StaleVersionException.class);
        assertThat(now(questions().find(asked.id())).title()).isEqualTo("First");
    }

    @Test
    void who_decides_while_others_are_faster_decides_again_on_what_is_there_then() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));
        UnaryOperator<SampleQuestion> longer = before -> before.retitled(before.title() + "!");
        Mono<SampleQuestion> found = questions().find(asked.id());

        Flux.range(0, 8).flatMap(n -> questions().change(found, longer), 8).blockLast();

        assertThat(now(found).title()).isEqualTo(asked.title() + "!".repeat(8));
        assertThat(now(found).version()).isEqualTo(9);
    }

    @Test
    void a_decision_that_changes_nothing_is_not_stored() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));

        now(questions().change(questions().find(asked.id()), before -> before));

        assertThat(now(questions().find(asked.id())).version()).isEqualTo(1);
    }

    @Test
    void what_is_gone_cannot_be_changed() {
        SampleQuestion never = SampleQuestion.asked();

        assertThatThrownBy(() -> questions().update(never, never.retitled("No")).block())
                .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void an_id_is_taken_once() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));

        assertThatThrownBy(() ->
                        questions().insert(SampleQuestion.asked(asked.id())).block())
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class,
                        e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @Test
    void a_unique_value_is_refused_in_the_same_way_by_an_update() {
        Mono.from(questions()
                        .collection()
                        .createIndex(
                                Indexes.ascending("note"),
                                new IndexOptions().unique(true).sparse(true)))
                .block();
        SampleQuestion one = now(questions().insert(SampleQuestion.asked()));
        SampleQuestion other = now(questions().insert(SampleQuestion.asked()));
        questions().update(one, one.noted("mine alone")).block();

        assertThatThrownBy(() ->
                        questions().update(other, other.noted("mine alone")).block())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("note");
    }

    @Test
    void a_field_that_another_query_keeps_is_not_undone_by_an_update() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));
        count(asked, 1);
        SampleQuestion read = now(questions().find(asked.id()));
        count(asked, 3);

        questions().update(read, read.retitled("Other words")).block();

        assertThat(read.answers()).isEqualTo(1);
        assertThat(now(questions().find(asked.id())).answers()).isEqualTo(4);
    }

    private static void count(SampleQuestion question, int answers) {
        Mono.from(questions().collection().updateOne(eq(question.id()), inc("answers", answers)))
                .block();
    }

    @Test
    void a_component_that_became_null_is_gone_from_the_document() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));
        SampleQuestion noted = now(questions().update(asked, asked.noted("to be forgotten " + asked.id())));

        questions().update(noted, noted.noted(null)).block();

        assertThat(document(asked)).doesNotContainKey("note");
    }

    @Test
    void a_write_without_facts_tells_nothing() {
        SampleQuestion asked = now(questions().insert(SampleQuestion.asked()));
        await().until(() -> !document(asked).containsKey("untoldSince"));

        questions().update(asked, asked.noted("quiet " + asked.id())).block();

        assertThat(document(asked)).doesNotContainKey("untoldSince");
        assertThat(tap.ids(asked.id())).containsExactly(asked.fact("1:0"));
    }

    @Test
    void a_hundred_untold_facts_refuse_the_next_write() {
        Aggregates<SampleQuestion> untold = instance.questionsOfADeadProcess();
        SampleQuestion asked = SampleQuestion.asked();
        SampleQuestion full = asked.told(99);
        untold.insert(asked).block();
        untold.update(asked, full).block();

        assertThatThrownBy(() -> untold.update(full, full.retitled("One more")).block())
                .isInstanceOf(OutboxFullException.class);

        await().until(() -> document(asked).getArray("outbox").isEmpty());
        assertThat(questions().update(full, full.retitled("One more")).block()).isNotNull();
    }

    @Test
    void versions_that_do_not_follow_each_other_are_a_mistake_of_the_caller() {
        SampleQuestion asked = SampleQuestion.asked();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> questions().insert(asked.retitled("Second")).block());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> questions().update(asked, asked).block());
    }

    @Test
    void facts_cannot_slip_past_the_relay() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Mono.from(questions().collection().insertOne(SampleQuestion.asked()))
                        .block());
    }

    @Test
    void what_is_in_hand_is_told_before_an_instance_stops() {
        List<SampleQuestion> asked;
        try (Instance stopping = Instance.start(PLACE)) {
            asked = Flux.range(0, 200)
                    .flatMap(n -> stopping.questions().insert(SampleQuestion.asked()))
                    .collectList()
                    .block();
        }

        assertThat(Objects.requireNonNull(asked)).allSatisfy(question -> {
            assertThat(document(question).getArray("outbox")).isEmpty();
        });
        await().untilAsserted(() -> assertThat(tap.ids())
                .containsAll(
                        asked.stream().map(question -> question.fact("1:0")).toList()));
    }
}
