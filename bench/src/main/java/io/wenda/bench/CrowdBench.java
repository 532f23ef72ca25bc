package io.wenda.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * One question that a hundred thousand members follow, and one with ten thousand answers: how fast an answer is told to all of
 * them, beside bare inserts into the same database; and what posting, and pages of other questions, take meanwhile.
 *
 * <p>Its argument: a folder where the community of a thousand questions is kept for the next run.
 */
final class CrowdBench {

    private static final int FOLLOWERS = 100_000;
    private static final String CROWD = "crowd-";
    private static final int BATCH = 1_000;
    private static final int AS_MANY_AS_LISTENERS = 3;
    private static final int ROUNDS = 3;
    private static final int POSTING = 20;
    private static final int A_SECOND = 20;
    private static final int PAGES = 10;
    private static final int CONNECTIONS = 8;
    private static final int ANSWERS = 10_000;
    private static final int ON_A_PAGE = 30;
    private static final int PORT = 18_090;
    private static final String NOTIFICATIONS = "notification-service-";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final Community community;
    private final Measured wenda;
    private final MongoDatabase database;
    private final Api asker;
    private final Api moderator;
    private final Api answerer;

    private CrowdBench(Community community, Measured wenda, MongoClient client) {
        this.community = community;
        this.wenda = wenda;
        this.database = client.getDatabase("wenda_notification");
        this.asker = Api.signIn(wenda.url(), "asker");
        this.moderator = Api.signIn(wenda.url(), "moderator");
        this.answerer = Api.signIn(wenda.url(), "answerer");
        disperse();
    }

    private interface Measurement {
        void run(CrowdBench bench) throws IOException;
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        Community community = new Community(Path.of(arguments[0]), Multiplied.QUESTIONS, PORT);
        community.fill();
        on(community, Map.of("WENDA_FANOUT_ROWS_PER_SECOND", "1000000"), CrowdBench::alone);
        on(community, Map.of(), bench -> {
            bench.besides();
            bench.manyAnswers();
        });
    }

    /** Mail is left out: a hundred thousand members without an address would have none. */
    private static void on(Community community, Map<String, String> settings, Measurement measurement)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("WENDA_MAIL_LATER", "24h");
        try (Measured wenda = community.start("full", all)) {
            community.settle(wenda);
            try (MongoClient client = MongoClients.create(wenda.environmentOf(NOTIFICATIONS, "WENDA_MONGODB_URI"))) {
                measurement.run(new CrowdBench(community, wenda, client));
            }
        }
    }

    /** In turns with bare inserts of the same rows, with the same indexes and with none. */
    private void alone() {
        String question = followed("How fast are all of them told");
        System.out.println(
                "\n| rows a second | bare inserts, same indexes | bare inserts, no index | told |\n|---|--:|--:|--:|");
        for (int round = 0; round < ROUNDS; round++) {
            double indexed = bare(INDEXES);
            double plain = bare(List.of());
            long begin = System.nanoTime();
            String answer = answer(question);
            untilTold(answer);
            double told = FOLLOWERS / seconds(begin);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f (%.0f %% of those with indexes) |%n",
                    round == 0 ? "(warming)" : "round " + round,
                    indexed,
                    plain,
                    told,
                    100 * told / indexed);
        }
    }

    /** Half of the rounds while an answer is told to the hundred thousand, at the pace of an instance's own settings. */
    private void besides() throws IOException {
        String large = followed("What does everybody else notice");
        String small = asker.publishes(moderator, "A question with one follower");
        Collection<Long> quiet = new ConcurrentLinkedQueue<>();
        Collection<Long> beside = new ConcurrentLinkedQueue<>();
        Collection<Long> toTheCrowd = new ConcurrentLinkedQueue<>();
        List<Double> quietPages = new ArrayList<>();
        List<Double> besidePages = new ArrayList<>();
        String script = PathBench.anyQuestion(community);
        List<Double> rates = new ArrayList<>();
        long idle = wenda.livingOf(NOTIFICATIONS);
        long most = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            boolean counts = round > 0;
            Collection<Long> unseen = new ArrayList<>();
            posts(small, counts ? quiet : unseen);
            double rate = pages(script);
            long begin = System.nanoTime();
            String answer = timed(() -> answer(large), counts ? toTheCrowd : unseen);
            posts(small, counts ? beside : unseen);
            double rateBeside = pages(script);
            if (isTold(answer)) {
                throw new IllegalStateException("told too soon to be beside anything");
            }
            most = Math.max(most, wenda.livingOf(NOTIFICATIONS));
            untilTold(answer);
            if (counts) {
                rates.add(FOLLOWERS / seconds(begin));
                quietPages.add(rate);
                besidePages.add(rateBeside);
            }
        }
        Latencies before = Latencies.ofNanos(quiet);
        Latencies meanwhile = Latencies.ofNanos(beside);
        System.out.printf(
                Locale.ROOT,
                """

                Told at %,.0f rows a second. Posting an answer, %d a second: %s with nothing else; %s while the crowd is told: \
                p99 is %.2f times that. To the crowd's own question: %s.
                Pages of other questions, %d connections: %,.0f/s and %,.0f/s meanwhile, in the median of the rounds %.2f times fewer (%s).
                What lives on the heap of notification-service: %d MiB before, at most %d MiB while it tells.
                """,
                median(rates),
                A_SECOND,
                before,
                meanwhile,
                meanwhile.percentile(99) / before.percentile(99),
                Latencies.ofNanos(toTheCrowd),
                CONNECTIONS,
                median(quietPages),
                median(besidePages),
                median(ratios(quietPages, besidePages)),
                spread(ratios(quietPages, besidePages)),
                idle,
                most);
    }

    /** Somebody reads a question all the time: one with a page of answers, and one with ten thousand. */
    private void manyAnswers() throws IOException {
        String large = asker.publishes(moderator, "A question with ten thousand answers");
        String small = asker.publishes(moderator, "A question with thirty answers");
        IntStream.range(0, ON_A_PAGE).forEach(i -> answer(small));
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            IntStream.range(0, ANSWERS).forEach(i -> threads.execute(() -> answer(large)));
        }
        String script = PathBench.anyQuestion(community);
        List<Double> besideSmall = new ArrayList<>();
        List<Double> besideLarge = new ArrayList<>();
        List<Double> readings = new ArrayList<>();
        List<Double> largeReadings = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double rateSmall = pagesBeside(small, script, readings);
            double rateLarge = pagesBeside(large, script, largeReadings);
            if (round > 0) {
                besideSmall.add(rateSmall);
                besideLarge.add(rateLarge);
            }
        }
        System.out.printf(
                Locale.ROOT,
                """

                Pages of other questions beside a reader of one with %d answers: %,.0f/s; beside a reader of one with %,d: %,.0f/s, \
                %.2f times fewer (%s). Those readers: %,.0f and %,.0f pages a second.
                """,
                ON_A_PAGE,
                median(besideSmall),
                ANSWERS,
                median(besideLarge),
                median(ratios(besideSmall, besideLarge)),
                spread(ratios(besideSmall, besideLarge)),
                median(readings),
                median(largeReadings));
    }

    private double pagesBeside(String question, String script, List<Double> readings) {
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            reader.execute(() -> readings.add(Wrk.drive(wenda.url() + "/questions/" + question, 1, PAGES, "", Map.of())
                    .perSecond()));
            return pages(script);
        }
    }

    private double pages(String script) {
        return Wrk.drive(wenda.url(), CONNECTIONS, PAGES, script, Map.of()).perSecond();
    }

    /** So many a second, whether those before have been acknowledged or not. */
    private void posts(String question, Collection<Long> nanos) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < POSTING * A_SECOND; i++) {
                pause(begin + TimeUnit.SECONDS.toNanos(i) / A_SECOND - System.nanoTime());
                threads.execute(() -> timed(() -> answer(question), nanos));
            }
        }
    }

    private String answer(String question) {
        return answerer.post(
                        "/api/questions/" + question + "/answers", Map.of("body", "Give it a **bound** and a timeout."))
                .required("id")
                .asString();
    }

    /** A question with its followers, who have only their follows: nobody signs in as one of them. */
    private String followed(String title) {
        String question = asker.publishes(moderator, title);
        MongoCollection<Document> follows = database.getCollection("follows");
        for (int first = 0; first < FOLLOWERS; first += BATCH) {
            follows.insertMany(
                    IntStream.range(first, first + BATCH)
                            .mapToObj(number -> new Document("_id", member(number) + ":question:" + question)
                                    .append("memberId", member(number))
                                    .append("kind", "question")
                                    .append("subjectId", question)
                                    .append("reasons", List.of("FOLLOWED"))
                                    .append("following", true)
                                    .append("since", Instant.now()))
                            .toList(),
                    UNORDERED);
        }
        return question;
    }

    /** Nothing is left of a crowd of an earlier run: a row among a hundred of its member costs more than one among three. */
    private void disperse() {
        List.of("follows", "inbox")
                .forEach(each -> database.getCollection(each)
                        .deleteMany(and(gte("memberId", CROWD), lt("memberId", CROWD + "~"))));
    }

    private static String member(int number) {
        return (CROWD + "%06d").formatted(number);
    }

    /** Rows of the same shape into a collection of their own, by as many at once as there are listeners for ranges. */
    private double bare(List<IndexModel> indexes) {
        MongoCollection<Document> rows = database.getCollection("bench_rows");
        if (!indexes.isEmpty()) {
            rows.createIndexes(indexes);
        }
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(AS_MANY_AS_LISTENERS)) {
            for (int first = 0; first < FOLLOWERS; first += BATCH) {
                int from = first;
                threads.execute(() -> rows.insertMany(
                        IntStream.range(from, from + BATCH)
                                .mapToObj(CrowdBench::row)
                                .toList(),
                        UNORDERED));
            }
        }
        double rate = FOLLOWERS / seconds(begin);
        rows.drop();
        return rate;
    }

    private static Document row(int number) {
        Instant now = Instant.now();
        return new Document("_id", member(number) + ":answer:01990000-0000-7000-8000-000000000000")
                .append("memberId", member(number))
                .append("kind", "ANSWER")
                .append("reason", "FOLLOWED")
                .append(
                        "about",
                        new Document("questionId", "01990000-0000-7000-8000-000000000001")
                                .append("answerId", "01990000-0000-7000-8000-000000000000")
                                .append("title", "How fast are all of them told")
                                .append("actorId", "01990000-0000-7000-8000-000000000002"))
                .append("state", "UNSEEN")
                .append("at", now)
                .append("announcedAt", now)
                .append("mailAt", now);
    }

    /** Those of {@code Inbox}. */
    private static final List<IndexModel> INDEXES = List.of(
            new IndexModel(new Document("memberId", 1).append("at", -1).append("_id", -1)),
            new IndexModel(new Document("memberId", 1).append("announcedAt", 1).append("_id", 1)),
            new IndexModel(new Document("memberId", 1).append("state", 1).append("at", 1)),
            new IndexModel(new Document("mailAt", 1), new IndexOptions().sparse(true)),
            new IndexModel(new Document("mailed.messageId", 1), new IndexOptions().sparse(true)));

    private boolean isTold(String answer) {
        List<String> lastOfRanges = IntStream.range(1, FOLLOWERS / BATCH + 1)
                .mapToObj(range -> row(answer, range * BATCH - 1))
                .toList();
        return database.getCollection("inbox").countDocuments(in("_id", lastOfRanges)) == lastOfRanges.size();
    }

    /** Asks for a few rows until all of those are there, and then counts all. */
    private void untilTold(String answer) {
        long begin = System.nanoTime();
        while (!isTold(answer)) {
            pause(TimeUnit.MILLISECONDS.toNanos(100));
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(answer + " is not told");
            }
        }
        pause(TimeUnit.SECONDS.toNanos(1));
        long rows = Stream.iterate(0, first -> first < FOLLOWERS, first -> first + BATCH)
                .mapToLong(first -> database.getCollection("inbox")
                        .countDocuments(in(
                                "_id",
                                IntStream.range(first, first + BATCH)
                                        .mapToObj(number -> row(answer, number))
                                        .toList())))
                .sum();
        if (rows != FOLLOWERS) {
            throw new IllegalStateException("%s: %d rows for %d followers".formatted(answer, rows, FOLLOWERS));
        }
    }

    private static String row(String answer, int number) {
        return member(number) + ":answer:" + answer;
    }

    private static <T> T timed(Supplier<T> work, Collection<Long> nanos) {
        long begin = System.nanoTime();
        T result = work.get();
        nanos.add(System.nanoTime() - begin);
        return result;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static List<Double> ratios(List<Double> before, List<Double> meanwhile) {
        return IntStream.range(0, before.size())
                .mapToObj(i -> before.get(i) / meanwhile.get(i))
                .toList();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String spread(List<Double> values) {
        return String.format(
                Locale.ROOT,
                "%.2f - %.2f",
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow());
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
