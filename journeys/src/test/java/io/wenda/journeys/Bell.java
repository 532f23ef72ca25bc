package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bell as the browser has it: the live stream, taken up again from the last alert whenever it ends. */
final class Bell implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private final HttpClient client;
    private final URI stream;
    private final String token;
    private final Map<String, Instant> rang = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> rows = new ConcurrentHashMap<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable String firstId;
    private volatile @Nullable String lastId;
    private volatile @Nullable InputStream line;
    private volatile int lastStatus;
    private volatile Instant lastSign = Instant.now();
    private volatile String doing = "asks for the stream";
    private volatile String mediaType = "";

    Bell(HttpClient client, String url, String token, @Nullable String lastId) {
        this.client = client;
        this.lastId = lastId;
        this.stream = URI.create(url + "/api/inbox/stream");
        this.token = token;
        Thread.ofVirtual().name("bell").start(this::listen);
        await("the bell listens").pollInterval(Duration.ofMillis(5)).until(() -> connected.getCount() == 0);
    }

    /** When it rang for this answer; waits for it. */
    Instant rangFor(String answer) {
        await("the bell rings for " + answer).pollInterval(Duration.ofMillis(5)).until(() -> rang.containsKey(answer));
        return requireNonNull(rang.get(answer));
    }

    boolean hasRungFor(String answer) {
        return rang.containsKey(answer);
    }

    /** Row by row id, each once. */
    Map<String, JsonNode> rows() {
        return rows;
    }

    /** The id that a page would come back with which heard nothing since it first listened. */
    String firstId() {
        return requireNonNull(firstId);
    }

    /** True once the stream was refused: the session is over. */
    boolean isRefused() {
        return lastStatus == 401;
    }

    String mediaType() {
        return mediaType;
    }

    private void listen() {
        try {
            do {
                readOnce();
            } while (!isRefused() && !closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOnce() throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        String last = lastId;
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        doing = "asks for the stream";
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            lastStatus = response.statusCode();
            mediaType = response.headers().firstValue("Content-Type").orElse("");
            try (InputStream body = response.body();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
                line = body;
                if (lastStatus == 200) {
                    doing = "listens";
                    connected.countDown();
                    read(lines);
                }
            }
        } catch (IOException ended) {
            // Taken up again.
        }
    }

    private void read(BufferedReader lines) throws IOException {
        String text;
        while ((text = lines.readLine()) != null) {
            lastSign = Instant.now();
            if (text.startsWith("id:")) {
                lastId = text.substring(3).strip();
                firstId = firstId == null ? lastId : firstId;
            } else if (text.startsWith("data:")) {
                hear(JsonMapper.shared().readTree(text.substring(5)));
            }
        }
    }

    private void hear(JsonNode row) {
        rows.put(row.required("id").asString(), row);
        String about = Stream.of("answerId", "questionId", "id")
                .map(row::path)
                .filter(JsonNode::isString)
                .findFirst()
                .orElseThrow()
                .asString();
        rang.putIfAbsent(about, Instant.now());
    }

    /** Where it stands, for who wonders why it did not ring. */
    @Override
    public String toString() {
        return "a bell that " + doing + ", was last answered " + lastStatus + " and last heard a sound at " + lastSign;
    }

    @Override
    public void close() {
        closed.countDown();
        InputStream open = line;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Closed either way.
                return;
            }
        }
    }
}
