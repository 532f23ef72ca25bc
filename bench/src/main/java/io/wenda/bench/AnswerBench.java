package io.wenda.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Answers: how many are taken in a second, how long until all are told, and how long one takes to a follower's bell. */
final class AnswerBench {

    private static final int WARMING = 120;
    private static final int SECONDS = 15;
    private static final int ROUNDS = 3;
    private static final int MANY = 8;
    private static final int A_SECOND = 20;
    private static final int RINGS = 1_200;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Measured wenda;
    private final int questions;
    private final String url;
    private final Path work;
    private final Api asker;
    private final Api moderator;
    private final Api answerer;

    AnswerBench(Measured wenda, int questions, Path work) {
        this.wenda = wenda;
        this.questions = questions;
        this.url = wenda.url();
        this.work = work;
        this.asker = Api.signIn(url, "asker");
        this.moderator = Api.signIn(url, "moderator");
        this.answerer = Api.signIn(url, "answerer");
    }

    /** In turns: what a post costs must not depend on how much is there already. */
    static void posts(List<AnswerBench> benches) throws IOException {
        System.out.println(
                "\n| posting answers | acknowledged/s | CPU an answer | p50 | p99 | told to the follower after |\n|---|--:|--:|--:|--:|--:|");
        for (AnswerBench bench : benches) {
            bench.warm();
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int connections : List.of(1, MANY)) {
                for (AnswerBench bench : benches) {
                    bench.posts(connections, SECONDS);
                }
            }
        }
    }

    void warm() throws IOException {
        posts(MANY, WARMING);
    }

    private void posts(int connections, int seconds) throws IOException {
        String question = asker.publishes(moderator, "How many answers fit into a second, by " + connections);
        Duration before = wenda.cpu();
        Wrk wrk =
                Wrk.drive(url, connections, seconds, script(), Map.of("QUESTION", question, "TOKEN", answerer.token()));
        double cpu = wenda.cpu().minus(before).toMillis() / (double) wrk.requests();
        Duration backlog = untilTold(question, wrk.requests());
        System.out.printf(
                Locale.ROOT,
                "| %,d questions, %d connections, %d s | %,.0f | %.1f ms | %s | %s | %d ms |%n",
                questions,
                connections,
                seconds,
                wrk.perSecond(),
                cpu,
                wrk.p50(),
                wrk.p99(),
                backlog.toMillis());
    }

    private String script() throws IOException {
        Path script = work.resolve("answer.lua");
        Files.writeString(script, """
                local path = "/api/questions/" .. os.getenv("QUESTION") .. "/answers"
                local headers = {["Authorization"] = "Bearer " .. os.getenv("TOKEN"), ["Content-Type"] = "application/json"}
                local n, run = 0, tostring(os.time()) .. tostring({}):sub(-6)
                request = function()
                  n = n + 1
                  headers["Idempotency-Key"] = run .. "-" .. n
                  return wrk.format("POST", path, headers, '{"body":"Answer ' .. n .. ': give it a **bound** and a timeout."}')
                end
                """);
        return script.toString();
    }

    /** From now until the follower's inbox has a row for each answer. wrk may have sent a few more than it counts. */
    private Duration untilTold(String question, long answers) {
        long begin = System.nanoTime();
        long rows = 0;
        while (rows < answers) {
            rows = asker.get("/api/inbox/count").required("unseen").asLong() - seenBefore;
            waitUntil(System.nanoTime() + BETWEEN_LOOKS);
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(5)) {
                throw new IllegalStateException(question + ": " + rows + " rows of " + answers);
            }
        }
        seenBefore += rows;
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private long seenBefore;

    /** @param beside what else goes on meanwhile */
    void rings(String beside) {
        String question = asker.publishes(moderator, "How long does an answer take to a bell" + beside);
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        Map<String, Long> rung = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> listen(rung));
            long begin = System.nanoTime();
            for (int i = 0; i < RINGS; i++) {
                waitUntil(begin + TimeUnit.SECONDS.toNanos(i + 2L * A_SECOND) / A_SECOND);
                int number = i;
                threads.execute(() -> {
                    String id = answerer.post(
                                    "/api/questions/" + question + "/answers", Map.of("body", "Ring " + number))
                            .required("id")
                            .asString();
                    acknowledged.put(id, System.nanoTime());
                });
            }
            waitUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(3));
            threads.shutdownNow();
        }
        if (acknowledged.size() < RINGS || !rung.keySet().containsAll(acknowledged.keySet())) {
            throw new IllegalStateException(
                    "%d answers, %d acknowledged, %d rung".formatted(RINGS, acknowledged.size(), rung.size()));
        }
        Latencies took = Latencies.ofNanos(acknowledged.entrySet().stream()
                .skip(RINGS / 10)
                .map(answer -> requireNonNull(rung.get(answer.getKey())) - answer.getValue())
                .toList());
        System.out.printf(
                "%n201 to the event at the follower's client, %d answers a second%s: %s.%n", A_SECOND, beside, took);
    }

    private void listen(Map<String, Long> rung) {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(
                                asker.request("/api/inbox/stream").build(), BodyHandlers.ofLines())
                        .body()) {
            lines.filter(line -> line.startsWith("data:") && line.contains("\"answerId\""))
                    .forEach(line -> rung.putIfAbsent(
                            line.replaceFirst(".*\"answerId\":\"([^\"]+)\".*", "$1"), System.nanoTime()));
        } catch (UncheckedIOException | IOException e) {
            // The rings are counted: whoever hung up too early hears of it there.
            return;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
