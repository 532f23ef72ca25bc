package io.wenda.notification.live;

import io.wenda.http.session.Session;
import io.wenda.http.session.TestSessions;
import io.wenda.notification.RunningService;
import io.wenda.notification.inbox.InboxItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A browser's EventSource, as far as tests need it. */
final class StreamClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What stands between two empty lines. A comment is the field with the empty name. */
    record Frame(Map<String, String> fields, long nanos) {

        InboxItem item() {
            return JSON.readValue(fields.get("data"), InboxItem.class);
        }
    }

    private final HttpResponse<InputStream> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private StreamClient(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static StreamClient connect(RunningService service, String member, @Nullable String lastEventId) {
        return connect(service, TestSessions.sessionOf(member), lastEventId);
    }

    static StreamClient connect(RunningService service, Session session, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.port() + "/api/inbox/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + service.sessions().tokenOf(session));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new StreamClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<?> response() {
        return response;
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    List<Frame> alerts() {
        return frames.stream()
                .filter(frame -> "alert".equals(frame.fields().get("event")))
                .toList();
    }

    /** How often the client was told to count anew. */
    long moved() {
        return frames.stream()
                .filter(frame -> "moved".equals(frame.fields().get("event")))
                .count();
    }

    /** The ids of the rows that came, in that order. */
    List<String> rows() {
        return alerts().stream().map(frame -> frame.item().id()).toList();
    }

    /** What an EventSource sends when it comes back. */
    @Nullable
    String lastEventId() {
        return frames.stream()
                .map(frame -> frame.fields().get("id"))
                .filter(Objects::nonNull)
                .reduce(null, (before, id) -> id);
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    frames.add(new Frame(Map.copyOf(fields), System.nanoTime()));
                    fields.clear();
                } else {
                    int colon = line.indexOf(':');
                    fields.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
        } catch (IOException e) {
            // Closed, by either side: what came is in the list.
            return;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
