package io.wenda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as one member. */
final class Api {

    static final String PASSWORD = "a password for measuring";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final String token;

    private Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** @param account one of the demo's: asker, moderator, ... */
    static Api signIn(String url, String account) {
        Map<String, Object> who = Map.of("email", account + "@wenda.test", "password", PASSWORD, "token", true);
        return new Api(
                url,
                new Api(url, "").post("/api/session", who).required("token").asString());
    }

    static Api nobody(String url) {
        return new Api(url, "");
    }

    String token() {
        return token;
    }

    JsonNode get(String path) {
        return JSON.readTree(send(request(path).GET().build()));
    }

    JsonNode post(String path, Map<String, Object> body) {
        return JSON.readTree(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build()));
    }

    /** Posts nothing, and reads nothing of the answer. */
    void post(String path) {
        send(request(path).POST(BodyPublishers.noBody()).build());
    }

    /** Sends lines of history to one service; its last line says how it ended. */
    JsonNode tell(String service, BodyPublisher lines) {
        String said = send(request("/api/admin/" + service + "/import")
                .header("Content-Type", "application/x-ndjson")
                .POST(lines)
                .build());
        String last = Stream.of(said.split("\n")).reduce("", (before, line) -> line);
        return JSON.readTree(last);
    }

    /** Asks, and has it published. Its id. */
    String publishes(Api moderator, String title) {
        String text = "This is what happens, and this is what was expected instead.";
        String id = post("/api/questions", Map.of("title", title, "body", text))
                .required("id")
                .asString();
        moderator.post("/api/reviews/" + id + "/decision", Map.of("decision", "approve", "revision", 1));
        return id;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? "null" : answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
