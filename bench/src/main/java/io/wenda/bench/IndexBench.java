package io.wenda.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.wenda.standalone.DatabaseProcess;
import io.wenda.standalone.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database with 300,000 answers in it, as {@code ./run} starts it and asked through the driver: a find, a
 * conditional update and a sorted page, by an index and by reading everything; and how fast answers go in.
 *
 * <p>{@code -Ddatabase.classpath} measures the database of another build.
 */
public final class IndexBench {

    private static final int ANSWERS = 300_000;
    private static final int BATCH = 1_000;
    private static final int QUESTIONS = ANSWERS / 3;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Document SCAN = new Document("$natural", 1);
    private static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("questionId", "publishedAt", "_id")),
            new IndexModel(Indexes.descending("publishedAt", "_id")),
            new IndexModel(Indexes.ascending("authorId", "publishedAt")));

    private final Random random = new Random(42);
    private final MongoCollection<Document> answers;
    private int inserted;

    private IndexBench(MongoCollection<Document> answers) {
        this.answers = answers;
    }

    public static void main(String... arguments) throws IOException {
        Path directory = Files.createTempDirectory("wenda-bench");
        int port = FreePorts.take(1).getFirst();
        Process database = start(directory, port);
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            new IndexBench(client.getDatabase("bench").getCollection("answers")).measure();
        } finally {
            database.destroy();
            database.onExit().join();
            delete(directory);
        }
    }

    /** With the heap and the flags that {@code ./run} gives it. */
    private static Process start(Path directory, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1",
                        "-Xss512k",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=standalone-logback.xml",
                        "-cp",
                        System.getProperty("database.classpath", System.getProperty("java.class.path")),
                        DatabaseProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void measure() {
        System.out.println("| | times | median, ms | 5% - 95%, ms |\n|---|--:|--:|--:|");
        report(Series.of("insert one, no index but `_id`", 3_000, this::insertOne));
        answers.drop();
        answers.createIndexes(INDEXES);
        report(Series.of("insert one, three indexes", 3_000, this::insertOne));
        fill();
        report(Series.of("insert one, three indexes, 300,000 there", 3_000, this::insertOne));
        report(Series.of("find by `{questionId}`", 3_000, () -> find(null)));
        report(Series.of("update by `{_id, version}`", 3_000, () -> update(null)));
        report(Series.of("page of 20, sorted, from anywhere", 3_000, () -> page(null)));
        report(Series.of("count by `{questionId}`", 3_000, this::count));
        report(Series.of("find by `{questionId}`, no index", 10, () -> find(SCAN)));
        report(Series.of("update by `{_id, version}`, no index", 10, () -> update(SCAN)));
        report(Series.of("page of 20, sorted, no index", 10, () -> page(SCAN)));
    }

    private static void report(Series series) {
        System.out.printf("%s %.0f/s%n", series.row(), series.perSecond());
    }

    private void fill() {
        long start = System.nanoTime();
        int there = inserted;
        while (inserted < ANSWERS) {
            answers.insertMany(IntStream.range(0, BATCH).mapToObj(i -> answer()).toList());
        }
        System.out.printf(
                "(%,d inserted by thousands in %d s)%n",
                inserted - there, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private void insertOne() {
        answers.insertOne(answer());
    }

    private Document answer() {
        int number = inserted++;
        return new Document("_id", id(number))
                .append("version", 1)
                .append("questionId", "q" + random.nextInt(QUESTIONS))
                .append("authorId", "m" + random.nextInt(10_000))
                .append("publishedAt", FIRST.plusSeconds(number))
                .append("body", "How to answer a question. ".repeat(20));
    }

    private static String id(int number) {
        return Integer.toHexString(number * 0x9E3779B1) + "-answer";
    }

    private void find(@Nullable Document way) {
        answers.find(eq("questionId", "q" + random.nextInt(QUESTIONS)))
                .hint(way)
                .into(new ArrayList<>());
    }

    private void update(@Nullable Document way) {
        answers.updateOne(
                and(eq("_id", id(random.nextInt(ANSWERS))), eq("version", 1)),
                inc("edits", 1),
                new UpdateOptions().hint(way));
    }

    private void page(@Nullable Document way) {
        answers.find(lte("publishedAt", FIRST.plusSeconds(random.nextInt(ANSWERS))))
                .sort(Sorts.descending("publishedAt", "_id"))
                .limit(20)
                .hint(way)
                .into(new ArrayList<>());
    }

    private void count() {
        answers.countDocuments(eq("questionId", "q" + random.nextInt(QUESTIONS)));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
