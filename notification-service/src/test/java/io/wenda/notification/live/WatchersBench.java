package io.wenda.notification.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.netty.buffer.ByteBuf;
import io.wenda.events.AlertsStored;
import io.wenda.events.AlertsStored.Alert;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/**
 * A thousand members watch one question, each by a stream of their own: how long until all of them are told. Beside a bare
 * server with as many streams, everything in one process. Run by {@code bench/watchers}, not with the tests.
 */
@EnabledIfSystemProperty(named = "wenda.bench", matches = "true")
class WatchersBench {

    private static final int WATCHERS = 1_000;
    private static final int WARMING = 40;
    private static final int ROUNDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EVENT = "id:0\nevent:alert\ndata:" + "x".repeat(400) + "\n\n";

    private final RunningService service = RunningService.shared();
    private final Queue<Long> heard = new ConcurrentLinkedQueue<>();
    private final List<String> members =
            IntStream.range(0, WATCHERS).mapToObj(i -> Sample.id("watcher")).toList();

    @Test
    void a_thousand_watchers() {
        System.out.println("\n| a thousand streams | p50 | p99 | the last, median of rounds |\n|---|--:|--:|--:|");
        bare();
        String url = "http://127.0.0.1:" + service.port() + "/api/inbox/stream";
        List<String> tokens = members.stream().map(service.sessions()::tokenOf).toList();
        String question = followed();
        String author = Sample.id("author");
        Disposable streams = open(url, tokens::get);
        try {
            measure(
                    "from the word of rows on the broker to the clients",
                    round -> service.hear(stored(question, round)));
            measure(
                    "from the fact of the answer on the broker to the clients",
                    round -> service.hear(Sample.answered(question, Sample.id("a"), author, members.getFirst())));
        } finally {
            streams.dispose();
        }
    }

    private void bare() {
        Queue<Sinks.Many<String>> sinks = new ConcurrentLinkedQueue<>();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/stream", (request, response) -> {
                    Sinks.Many<String> sink =
                            Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(64));
                    sinks.add(sink);
                    return response.sse().sendString(sink.asFlux().startWith(":connected\n\n"));
                }))
                .bindNow();
        Disposable streams = open("http://127.0.0.1:" + server.port() + "/stream", i -> "");
        try {
            measure(
                    "a bare server, from its own thread to the clients",
                    round -> Thread.ofPlatform().start(() -> sinks.forEach(sink -> sink.tryEmitNext(EVENT))));
        } finally {
            streams.dispose();
            server.disposeNow();
        }
    }

    private Disposable open(String url, Function<Integer, String> token) {
        Queue<Integer> connected = new ConcurrentLinkedQueue<>();
        HttpClient client = HttpClient.create(ConnectionProvider.create("watchers", WATCHERS));
        Disposable streams = Flux.range(0, WATCHERS)
                .delayElements(Duration.ofMillis(2))
                .flatMap(
                        i -> client.headers(headers -> headers.set("Authorization", "Bearer " + token.apply(i)))
                                .get()
                                .uri(url)
                                .response((response, content) -> {
                                    connected.add(i);
                                    return content.doOnNext(this::hear).then();
                                }),
                        WATCHERS)
                .subscribe();
        await().atMost(PATIENCE).until(() -> connected.size() == WATCHERS);
        return streams;
    }

    private void hear(ByteBuf bytes) {
        if (bytes.toString(StandardCharsets.UTF_8).contains("data:")) {
            heard.add(System.nanoTime());
        }
    }

    private void measure(String what, Consumer<Integer> ring) {
        List<Double> all = new ArrayList<>();
        List<Double> lasts = new ArrayList<>();
        for (int round = 0; round < WARMING + ROUNDS; round++) {
            heard.clear();
            long begin = System.nanoTime();
            ring.accept(round);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> heard.size() >= WATCHERS);
            if (round >= WARMING) {
                List<Double> millis =
                        heard.stream().map(at -> (at - begin) / 1e6).sorted().toList();
                all.addAll(millis);
                lasts.add(millis.getLast());
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(WATCHERS * ROUNDS);
        List<Double> sorted = all.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.1f ms |%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                lasts.stream().sorted().toList().get(ROUNDS / 2));
    }

    private AlertsStored stored(String question, int round) {
        Instant now = Instant.now();
        return new AlertsStored(
                question + ":" + round,
                members.stream()
                        .map(member -> new Alert(
                                member + ":answer:" + question + round,
                                member,
                                "answer",
                                "followed",
                                question,
                                question + round,
                                Sample.TITLE,
                                null,
                                "Somebody",
                                now))
                        .toList());
    }

    private String followed() {
        String question = Sample.id("q");
        List<Follow> follows = members.stream()
                .map(member -> new Follow(
                        member + ":question:" + question,
                        member,
                        "question",
                        question,
                        List.of(Reason.FOLLOWED),
                        true,
                        null,
                        Instant.now()))
                .toList();
        Flux.from(service.bean(MongoDatabase.class)
                        .getCollection(Follows.COLLECTION, Follow.class)
                        .insertMany(follows))
                .blockLast(PATIENCE);
        return question;
    }
}
