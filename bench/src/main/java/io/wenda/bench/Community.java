package io.wenda.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A Wenda of its own with so many questions, as {@code ./run} starts it. Every question but each eighth has three answers. */
final class Community {

    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final List<String> SERVICES =
            List.of("question-service", "membership-service", "notification-service");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home = Path.of("").toAbsolutePath();
    private final Path work;
    private final int questions;
    private final int port;

    Community(Path work, int questions, int port) throws IOException {
        this.work = Files.createDirectories(work.resolve(Integer.toString(questions)));
        this.questions = questions;
        this.port = port;
    }

    int questions() {
        return questions;
    }

    Path work() {
        return work;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** @param compiler what the services are compiled by while they run: quick, as on a laptop, or full */
    Measured start(String compiler) {
        return start(compiler, Map.of());
    }

    /** @param more settings */
    Measured start(String compiler, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "WENDA_PORT",
                Integer.toString(port),
                "WENDA_DATA",
                work.resolve("data").toString(),
                "WENDA_COMPILER",
                compiler,
                "WENDA_DEMO_PASSWORD",
                Api.PASSWORD,
                "WENDA_WRITES_PER_MINUTE",
                "0"));
        environment.putAll(more);
        return Measured.start(
                List.of(home.resolve("run").toString()),
                environment,
                url(),
                work.resolve("wenda.log").toFile());
    }

    /**
     * A thousand questions are imported, unless they are there from an earlier run; more are multiplied from these and
     * restored. Leaves the caches of this build.
     */
    void fill() throws IOException, InterruptedException {
        boolean kept = Files.exists(work.resolve("data"));
        try (Measured first = start("quick")) {
            if (!kept) {
                take(first);
            }
            learn();
        }
        if (!kept && questions > Multiplied.QUESTIONS) {
            multiply();
        }
    }

    private void take(Measured wenda) throws IOException {
        int imported = Math.min(questions, Multiplied.QUESTIONS);
        Path lines = work.resolve("past.jsonl");
        PastCommunity.write(imported, lines);
        Api admin = Api.signIn(wenda.url(), "admin");
        long begin = System.nanoTime();
        for (String service : List.of("membership", "question")) {
            System.out.println(service + ": " + admin.tell(service, BodyPublishers.ofFile(lines)));
        }
        System.out.printf("%n%d questions came in in %d s.%n", imported, secondsSince(begin));
    }

    private void multiply() throws IOException, InterruptedException {
        keep("backup", work.resolve("thousand.zip"));
        Multiplied.write(work.resolve("thousand.zip"), questions / Multiplied.QUESTIONS, work.resolve("many.zip"));
        delete(work.resolve("data"));
        long begin = System.nanoTime();
        keep("restore", work.resolve("many.zip"));
        System.out.printf("%n%d questions were restored in %d s.%n", questions, secondsSince(begin));
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

    /** Waits until every service is ready and nothing is left to be told again after a restore. */
    void settle(Measured wenda) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (String service : SERVICES) {
            String management =
                    "http://127.0.0.1:" + wenda.environmentOf(service + "-", "MANAGEMENT_SERVER_PORT") + "/actuator/";
            while (get(management + "health/readiness").isEmpty()) {
                pause(begin, service + " is not ready");
            }
            while (untold(management) > 0 || tellsAgain(service)) {
                pause(begin, service + " has more to tell");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n%,d questions: everything told and found after %d s.%n",
                questions,
                secondsSince(begin));
    }

    /** Whether it still tells everything once more, because the community was restored from a backup. */
    private boolean tellsAgain(String service) throws IOException {
        String log = Files.readString(work.resolve("data/logs").resolve(service + ".log"), StandardCharsets.ISO_8859_1);
        return log.lastIndexOf("telling everything once more") > log.lastIndexOf("everything is told");
    }

    private static double untold(String management) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(get(management + "metrics/wenda.outbox.untold"))
                .required("measurements")
                .get(0)
                .required("value")
                .asDouble();
    }

    /** What it says; nothing where it refuses. */
    private static String get(String url) throws IOException, InterruptedException {
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    private static void pause(long begin, String why) throws InterruptedException {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException(why);
        }
        TimeUnit.SECONDS.sleep(2);
    }

    private static long secondsSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
