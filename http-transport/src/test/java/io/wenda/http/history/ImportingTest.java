package io.wenda.http.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.wenda.http.history.Report.Counts;
import io.wenda.http.history.Report.Imported;
import io.wenda.http.history.Report.RefusedLine;
import io.wenda.http.reading.Violations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class ImportingTest {

    record Thing(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String at,
            @Nullable Integer size,
            @Nullable String thread) {}

    private final List<String> kept = new ArrayList<>();

    @Test
    void a_service_takes_its_own_lines_in_their_order_and_counts_the_others() {
        assertThat(take("""
                {"kind":"question","id":"q1"}
                {"kind":"member","id":"m1","and":"whatever else"}

                {"id":"q2","kind":"question"}
                {"kind":"question","id":"q1"}
                """)).containsExactly(new Imported(true, null, 4, 2, 1, 0, 1));
        assertThat(kept).containsExactly("q1", "q2");
    }

    @Test
    void a_bad_line_is_refused_by_its_number_and_the_rest_goes_on() {
        assertThat(take("""
                not json
                {"kind":"poem","id":"p1"}

                {"id":"p1"}
                {"kind":"question","id":"q1","colour":"red"}
                {"kind":"question","id":7}
                {"kind":"question","id":"q1","size":"7"}
                {"kind":"question","id":"q1","id":"q2"}
                {"kind":"question"}
                {"kind":"question","id":"q1"} {}
                []
                {"kind":"question","id":"q9"}
                """))
                .containsExactly(
                        new RefusedLine(1, "malformed-json", null, null),
                        new RefusedLine(2, "unknown-kind", "kind", null),
                        new RefusedLine(4, "unknown-kind", "kind", null),
                        new RefusedLine(5, "unknown-field", "colour", null),
                        new RefusedLine(6, "wrong-type", "id", null),
                        new RefusedLine(7, "wrong-type", "size", null),
                        new RefusedLine(8, "malformed-json", null, null),
                        new RefusedLine(9, "required", "id", null),
                        new RefusedLine(10, "malformed-json", null, null),
                        new RefusedLine(11, "unknown-kind", "kind", null),
                        new Imported(true, null, 11, 1, 0, 10, 0));
        assertThat(kept).containsExactly("q9");
    }

    @Test
    void what_else_is_there_is_refused() {
        assertThat(Kept.alreadyIf(true).block()).isEqualTo(Kept.ALREADY);
        StepVerifier.create(
                        Importing.of(file("{\"kind\":\"question\",\"id\":\"q1\"}"), own(id -> Kept.alreadyIf(false))))
                .expectNext(new RefusedLine(1, "differs", "id", null))
                .expectNext(new Imported(true, null, 1, 0, 0, 1, 0))
                .verifyComplete();
    }

    @Test
    void progress_is_told_every_500_lines() {
        assertThat(take(questions(1_200)))
                .containsExactly(
                        new Counts(500, 500, 0, 0, 0),
                        new Counts(1_000, 1_000, 0, 0, 0),
                        new Imported(true, null, 1_200, 1_200, 0, 0, 0));
    }

    @Test
    void progress_is_told_every_second() {
        StepVerifier.withVirtualTime(() -> Importing.of(
                        file(questions(3)),
                        own(id -> Mono.delay(Duration.ofMillis(900)).thenReturn(Kept.STORED))))
                .thenAwait(Duration.ofMillis(2_700))
                .expectNext(new Counts(1, 1, 0, 0, 0), new Counts(2, 2, 0, 0, 0))
                .expectNext(new Imported(true, null, 3, 3, 0, 0, 0))
                .verifyComplete();
    }

    @Test
    void lines_of_a_thread_are_kept_in_their_order_and_sixteen_threads_side_by_side() {
        Map<String, Sinks.Empty<Void>> stores = new LinkedHashMap<>();
        Function<String, Mono<Kept>> waiting = id -> Mono.defer(() -> {
            Sinks.Empty<Void> store = Sinks.empty();
            stores.put(id, store);
            return id.equals("a2") ? Kept.alreadyIf(false) : store.asMono().thenReturn(Kept.STORED);
        });
        StepVerifier.create(Importing.of(file(threads()), own(waiting)))
                .then(() ->
                        assertThat(stores.keySet()).hasSize(15).contains("a1").doesNotContain("a2"))
                .then(() -> stores.forEach((id, store) -> {
                    if (!id.equals("a1")) {
                        store.tryEmitEmpty();
                    }
                }))
                .then(() -> assertThat(stores).hasSize(15))
                .then(() -> Objects.requireNonNull(stores.get("a1")).tryEmitEmpty())
                .expectNext(new RefusedLine(2, "differs", "id", null))
                .then(() -> List.copyOf(stores.values()).forEach(Sinks.Empty::tryEmitEmpty))
                .expectNext(new Imported(true, null, 20, 19, 0, 1, 0))
                .verifyComplete();
    }

    /** Two lines of one, and one of each of 18 others. */
    private static String threads() {
        return IntStream.range(0, 20)
                .mapToObj(i -> i < 2
                        ? "{\"kind\":\"question\",\"id\":\"a%d\",\"thread\":\"a\"}\n".formatted(i + 1)
                        : "{\"kind\":\"question\",\"id\":\"q%d\",\"thread\":\"q%d\"}\n".formatted(i, i))
                .collect(Collectors.joining());
    }

    @Test
    void a_store_that_goes_away_ends_it_and_says_so() {
        Function<String, Mono<Kept>> away =
                id -> id.equals("q2") ? Mono.error(new MongoTimeoutException("no server")) : Mono.just(Kept.STORED);
        StepVerifier.create(Importing.of(file(questions(3)), own(away)))
                .expectNext(new Imported(false, "try-again", 1, 1, 0, 0, 0))
                .verifyComplete();
    }

    @Test
    void nothing_is_stored_that_nobody_asks_for() {
        StepVerifier.create(Importing.of(file("bad\n".repeat(2_000) + questions(1)), own(this::keep)), 1)
                .expectNext(new RefusedLine(1, "malformed-json", null, null))
                .then(() -> assertThat(kept).isEmpty())
                .thenCancel()
                .verify();
    }

    @Test
    void reports_are_written_as_the_format_says() {
        JsonMapper json = new JsonMapper();
        assertThat(json.writeValueAsString(new Counts(500, 480, 0, 2, 18)))
                .isEqualTo("{\"read\":500,\"stored\":480,\"already\":0,\"refused\":2,\"notMine\":18}");
        assertThat(json.writeValueAsString(new RefusedLine(12, "too-long", "title", 150)))
                .isEqualTo("{\"line\":12,\"code\":\"too-long\",\"field\":\"title\",\"limit\":150}");
        assertThat(json.writeValueAsString(new Imported(true, null, 1, 1, 0, 0, 0)))
                .isEqualTo("{\"done\":true,\"read\":1,\"stored\":1,\"already\":0,\"refused\":0,\"notMine\":0}");
    }

    private List<Report> take(String lines) {
        return Objects.requireNonNull(
                Importing.of(file(lines), own(this::keep)).collectList().block());
    }

    private Mono<Kept> keep(String id) {
        return Mono.fromSupplier(() -> {
            if (kept.contains(id)) {
                return Kept.ALREADY;
            }
            kept.add(id);
            return Kept.STORED;
        });
    }

    private static Map<Kind, Keeper<?>> own(Function<String, Mono<Kept>> keep) {
        return Map.of(
                Kind.QUESTION,
                new Keeper<>(
                        Thing.class,
                        thing -> Objects.requireNonNullElse(thing.thread(), "one"),
                        thing -> keep.apply(idOf(thing))));
    }

    private static String idOf(Thing thing) {
        Violations violations = new Violations();
        violations.required("id", thing.id());
        violations.refuseIfAny();
        return Objects.requireNonNull(thing.id());
    }

    private static String questions(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> "{\"kind\":\"question\",\"id\":\"q" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    private static Flux<DataBuffer> file(String lines) {
        return LinesTest.buffers(lines.getBytes(UTF_8), 1_000);
    }
}
