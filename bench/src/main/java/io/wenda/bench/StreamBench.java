package io.wenda.bench;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Ten thousand open bells at one notification-service, beside as many of a bare server: what each keeps in memory, and how many
 * rings go out in a second when all of them ring; and how long an answer takes to one of them.
 *
 * <p>Its argument: a folder where the community of a thousand questions is kept for the next run.
 */
final class StreamBench {

    private static final String SERVICE = "notification-service-";
    private static final int STREAMS = 10_000;
    private static final int RINGS = 30;
    private static final int ROUNDS = 4;
    private static final int RINGERS = 8;
    private static final int PORT = 18_090;
    private static final int BARE_PORT = 18_078;
    private static final Duration APART = Duration.ofMillis(5);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final byte[] SOUND = {'d', 'a', 't', 'a', ':'};

    private final String who;
    private final LongSupplier resident;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    private StreamBench(String who, LongSupplier resident) {
        this.who = who;
        this.resident = resident;
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        Community community = new Community(Path.of(arguments[0]), Multiplied.QUESTIONS, PORT);
        community.fill();
        try (Measured wenda = community.start("full")) {
            community.settle(wenda);
            AnswerBench answers = new AnswerBench(wenda, community.questions(), community.work());
            answers.warm();
            answers.rings("");
            ofWenda(wenda, () -> answers.rings(", beside all those streams"));
        }
        bare(community.work());
    }

    /** @param meanwhile what is done when all are open and nothing rings */
    private static void ofWenda(Measured wenda, Runnable meanwhile) {
        Api listener = Api.signIn(wenda.url(), "treasurer");
        Api moderator = Api.signIn(wenda.url(), "moderator");
        Api answerer = Api.signIn(wenda.url(), "answerer");
        String question = listener.publishes(moderator, "How loud are ten thousand bells");
        String url = "http://127.0.0.1:" + wenda.environmentOf(SERVICE, "SERVER_PORT");

        new StreamBench("notification-service", () -> wenda.residentOf(SERVICE))
                .run(url + "/api/inbox/stream", listener.token(), meanwhile, () -> {
                    try (ExecutorService ringers = Executors.newFixedThreadPool(RINGERS)) {
                        IntStream.range(0, RINGS)
                                .forEach(i -> ringers.execute(() -> answerer.post(
                                        "/api/questions/" + question + "/answers", Map.of("body", "Ring " + i))));
                    }
                });
    }

    private static void bare(Path work) {
        String url = "http://127.0.0.1:" + BARE_PORT;
        try (Measured server = bareServer(url, work)) {
            Api nobody = Api.nobody(url);
            new StreamBench("a bare server", () -> server.residentOf(BareStreams.class.getName()))
                    .run(url + "/stream", "", () -> {}, () -> nobody.post("/ring/" + RINGS));
        }
    }

    private static Measured bareServer(String url, Path work) {
        return Measured.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx640m",
                        "-XX:+UseSerialGC",
                        BareStreams.class.getName(),
                        Integer.toString(BARE_PORT)),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                url,
                work.resolve("bare-streams.log").toFile());
    }

    private void run(String url, String token, Runnable meanwhile, Runnable ringing) {
        long before = resident.getAsLong();
        Disposable streams = open(url, token);
        try {
            waitFor(open::get, STREAMS);
            Thread.sleep(SETTLING);
            long with = resident.getAsLong();
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d open streams at %s: %.1f KiB resident each (%d MB before, %d MB with them).%n",
                    STREAMS,
                    who,
                    (with - before) / (double) STREAMS,
                    before / 1024,
                    with / 1024);
            meanwhile.run();
            for (int round = 0; round < ROUNDS; round++) {
                rings(ringing);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            streams.dispose();
        }
    }

    private void rings(Runnable ringing) throws InterruptedException {
        heard.set(0);
        first.set(0);
        ringing.run();
        waitFor(heard::get, (long) RINGS * STREAMS);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rings at %,d streams, from the first to the last heard %.2f s: %,.0f a second.%n",
                who,
                RINGS,
                STREAMS,
                (last.get() - first.get()) / 1e9,
                RINGS * STREAMS / ((last.get() - first.get()) / 1e9));
    }

    private Disposable open(String url, String token) {
        HttpClient client = HttpClient.create(ConnectionProvider.create("streams", STREAMS))
                .headers(headers -> headers.set("Authorization", "Bearer " + token));
        return Flux.range(0, STREAMS)
                .delayElements(APART)
                .flatMap(
                        i -> client.get().uri(url).response((response, content) -> {
                            open.incrementAndGet();
                            Ear ear = new Ear();
                            return content.doOnNext(ear::hear).then();
                        }),
                        STREAMS)
                .subscribe();
    }

    /** Counts the rings of one stream, wherever it is cut. */
    private final class Ear {

        private int matched;

        void hear(ByteBuf bytes) {
            int rings = 0;
            for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
                byte each = bytes.getByte(i);
                matched = each == SOUND[matched] ? matched + 1 : each == SOUND[0] ? 1 : 0;
                if (matched == SOUND.length) {
                    matched = 0;
                    rings++;
                }
            }
            if (rings > 0) {
                long now = System.nanoTime();
                first.compareAndSet(0, now);
                last.accumulateAndGet(now, Math::max);
                heard.addAndGet(rings);
            }
        }
    }

    private void waitFor(LongSupplier count, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s: %d of %d".formatted(who, count.getAsLong(), wanted));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
