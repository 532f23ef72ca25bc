package io.wenda.bench;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Wenda as {@code ./run} starts it, against a bare WebFlux hello (R1), in turns: pages, answers posted, answers that ring
 * a bell, open streams, start and memory. Prints tables for bench/README.md.
 *
 * <p>The number of questions is its argument; every question but each eighth has three answers. A second one, {@code
 * answers}, leaves out starts and pages.
 */
final class PathBench {

    private static final int STARTS = 3;
    private static final int WARMING = 60;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 8;
    private static final int CONNECTIONS = 32;
    private static final String WENDA = "http://127.0.0.1:18080";
    private static final String R1 = "http://127.0.0.1:18081";

    private final Path home = Path.of("").toAbsolutePath();
    private final Path work;
    private final int questions;
    private final boolean all;

    private PathBench(Path work, int questions, boolean all) {
        this.work = work;
        this.questions = questions;
        this.all = all;
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("wenda-bench");
        try {
            new PathBench(work, Integer.parseInt(arguments[0]), arguments.length == 1).run();
        } finally {
            delete(work);
        }
    }

    private void run() throws IOException, InterruptedException {
        try (Measured first = wenda("quick")) {
            fill(first);
            learn();
        }
        if (questions > Multiplied.QUESTIONS) {
            multiply();
        }
        for (int i = 0; all && i < STARTS; i++) {
            try (Measured again = wenda("quick")) {
                System.out.printf(
                        Locale.ROOT,
                        "Start with everything there: %.1f s to the first page; all processes together %d MB (PSS).%n",
                        again.timeToStart().toMillis() / 1000.0,
                        again.memory());
            }
        }
        try (Measured wenda = wenda("full");
                Measured hello = hello()) {
            if (all) {
                pages(wenda, hello);
            }
            if (questions <= Multiplied.QUESTIONS) {
                AnswerBench.run(wenda, work);
                StreamBench.run(wenda);
            }
            System.out.printf("%nAfter all of it: %d MB (PSS).%n", wenda.memory());
        }
    }

    private Measured wenda(String compiler) {
        return Measured.start(
                List.of(home.resolve("run").toString()),
                Map.of(
                        "WENDA_PORT",
                        "18080",
                        "WENDA_DATA",
                        work.resolve("data").toString(),
                        "WENDA_COMPILER",
                        compiler,
                        "WENDA_DEMO_PASSWORD",
                        Api.PASSWORD,
                        "WENDA_WRITES_PER_MINUTE",
                        "0"),
                WENDA,
                said("wenda"));
    }

    private Measured hello() {
        return Measured.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hello.class.getName()),
                Map.of("SERVER_PORT", "18081", "SERVER_ADDRESS", "127.0.0.1"),
                R1,
                said("hello"));
    }

    private File said(String name) {
        return work.resolve(name + ".log").toFile();
    }

    private void fill(Measured wenda) throws IOException {
        Path lines = work.resolve("past.jsonl");
        PastCommunity.write(imported(), lines);
        Api admin = Api.signIn(wenda.url(), "admin");
        long begin = System.nanoTime();
        for (String service : List.of("membership", "question")) {
            System.out.println(service + ": " + admin.tell(service, BodyPublishers.ofFile(lines)));
        }
        System.out.printf(
                "%d questions came in in %d s.%n",
                imported(), Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private int imported() {
        return Math.min(questions, Multiplied.QUESTIONS);
    }

    /** More than a thousand are not imported one by one. */
    private void multiply() throws IOException, InterruptedException {
        keep("backup", work.resolve("thousand.zip"));
        Multiplied.write(work.resolve("thousand.zip"), questions / Multiplied.QUESTIONS, work.resolve("many.zip"));
        delete(work.resolve("data"));
        long begin = System.nanoTime();
        keep("restore", work.resolve("many.zip"));
        System.out.printf(
                "%d questions restored in %d s.%n",
                questions, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private void keep(String script, Path file) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve(script).toString(), file.toString()).inheritIO();
        builder.environment().put("WENDA_DATA", work.resolve("data").toString());
        if (builder.start().waitFor() != 0) {
            throw new IOException(script + " failed");
        }
    }

    /** Waits for the ahead-of-time caches, which a first start leaves behind in the background. */
    private void learn() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        for (String cache : List.of(
                "gateway/target/laid-out/gateway.aot",
                "membership-service/target/laid-out/membership-service.aot",
                "question-service/target/laid-out/question-service.aot",
                "notification-service/target/laid-out/notification-service.aot",
                "standalone/target/kafka.aot",
                "standalone/target/database.aot")) {
            while (!Files.exists(home.resolve(cache)) && System.nanoTime() < deadline) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** In turns, so that whatever else happens on the machine happens to all of them. */
    private void pages(Measured wenda, Measured hello) throws IOException {
        Map<String, String> scripts = Map.of(
                WENDA + "/questions/", anyQuestion(),
                WENDA + "/search", any("search", "/search?q=pool+dry+case+%d"),
                WENDA + "/api/search/similar", any("similar", "/api/search/similar?title=The+pool+is+dry+in+case+%d"));
        Map<String, Measured> targets = new LinkedHashMap<>();
        targets.put(R1 + "/", hello);
        targets.put(WENDA + "/questions/", wenda);
        targets.put(WENDA + "/", wenda);
        targets.put(WENDA + "/questions?view=unanswered", wenda);
        targets.put(WENDA + "/search", wenda);
        targets.put(WENDA + "/api/search/similar", wenda);
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        targets.forEach((url, target) -> Wrk.drive(url, CONNECTIONS, WARMING, scripts.getOrDefault(url, ""), Map.of()));
        for (int round = 0; round < ROUNDS; round++) {
            targets.forEach((url, target) -> rounds.computeIfAbsent(url, first -> new ArrayList<>())
                    .add(Round.of(target, url, scripts.getOrDefault(url, ""))));
        }
        System.out.println("| | requests/s | R1/x | CPU a request | p50 | p99 |\n|---|--:|--:|--:|--:|--:|");
        List<Round> r1 = rounds.getOrDefault(R1 + "/", List.of());
        rounds.forEach((url, each) -> System.out.println(Round.row(url.replaceFirst("http://[^/]+", ""), each, r1)));
    }

    /** Any of the questions that have answers, one after the other in a stride that visits all. */
    private String anyQuestion() throws IOException {
        Path script = work.resolve("any-question.lua");
        Files.writeString(script, """
                local n, i = %d, 0
                request = function()
                  repeat i = (i + 7919) %% n until i %% %d > 0
                  return wrk.format("GET", string.format("/questions/bench-question-%%08d", i))
                end
                """.formatted(questions, PastCommunity.UNANSWERED));
        return script.toString();
    }

    /** A path with any of the questions' numbers in it, one after the other in the same stride: nobody asks the same. */
    private String any(String name, String path) throws IOException {
        Path script = work.resolve("any-" + name + ".lua");
        Files.writeString(script, """
                local n, i = %d, 0
                request = function()
                  i = (i + 7919) %% n
                  return wrk.format("GET", string.format("%s", i))
                end
                """.formatted(questions, path));
        return script.toString();
    }

    /** One target in one round. */
    private record Round(Wrk wrk, double cpuMicros) {

        static Round of(Measured target, String url, String script) {
            Duration before = target.cpu();
            Wrk wrk = Wrk.drive(url, CONNECTIONS, SECONDS, script, Map.of());
            double micros = target.cpu().minus(before).toNanos() / 1000.0;
            return new Round(wrk, micros / wrk.requests());
        }

        /** Ratios are taken within a round. Medians, and the least and the most of the ratio. */
        static String row(String name, List<Round> rounds, List<Round> r1) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < rounds.size(); i++) {
                ratios.add(r1.get(i).wrk().perSecond() / rounds.get(i).wrk().perSecond());
            }
            Round middle = rounds.stream()
                    .sorted(Comparator.comparingDouble(round -> round.wrk().perSecond()))
                    .toList()
                    .get(rounds.size() / 2);
            List<Double> sorted = ratios.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %,.0f | %.1f (%.1f - %.1f) | %.0f us | %s | %s |",
                    name,
                    middle.wrk().perSecond(),
                    sorted.get(sorted.size() / 2),
                    sorted.getFirst(),
                    sorted.getLast(),
                    middle.cpuMicros(),
                    middle.wrk().p50(),
                    middle.wrk().p99());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
