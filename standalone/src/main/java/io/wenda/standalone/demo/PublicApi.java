package io.wenda.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.wenda.standalone.history.HistoryLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wenda's public API as any program uses it: JSON over HTTP with a bearer token.
 *
 * <p>What another service has not heard of yet, a role that was just given for instance, is asked for again for a while.
 */
final class PublicApi {

    /** @param code why it was refused, empty where it was not */
    record Answer(int status, JsonNode body, String code) {

        boolean isDone() {
            return status < 300;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Set<Integer> NOT_YET = Set.of(403, 404, 429, 502, 503);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI address;

    PublicApi(URI address) {
        this.address = address;
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET().build());
    }

    Answer put(String path, String token, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path, token).PUT(publisher(body)).build());
    }

    Answer post(String path, @Nullable String token, String key, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(request(path, token)
                .header("Idempotency-Key", key)
                .POST(publisher(body))
                .build());
    }

    /** Sends lines of history to one of the services, and waits until it has read the last of them. */
    Imported bring(String service, Stream<HistoryLine> lines, String token) throws IOException, InterruptedException {
        HttpRequest request = request("/api/admin/" + service + "/import", token)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(
                        lines.map(line -> line.json() + "\n").collect(joining())))
                .build();
        HttpResponse<byte[]> response = received(request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(service + "-service took no history: " + response.statusCode());
        }
        return Imported.read(new String(response.body(), UTF_8).lines().map(json::readTree));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpRequest.BodyPublisher publisher(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        return answer(received(request));
    }

    private HttpResponse<byte[]> received(HttpRequest request) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (!NOT_YET.contains(response.statusCode()) || System.nanoTime() > deadline) {
                return response;
            }
            Thread.sleep(response.headers()
                    .firstValue("Retry-After")
                    .filter(value -> value.matches("\\d{1,2}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .orElse(PAUSE));
        }
    }

    private Answer answer(HttpResponse<byte[]> response) {
        JsonNode body = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
        return new Answer(response.statusCode(), body, body.path("code").asString(""));
    }
}
