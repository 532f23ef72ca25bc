package io.wenda.question;

import io.wenda.openapi.Promise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Somebody in front of the service, and what people do there. */
public record Visitor(
        RunningService service,
        String id,
        String name,
        @Nullable String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Promise PROMISE = Promise.of("question-service");
    private static final JsonMapper JSON = new JsonMapper();
    static final String BODY = "The heap is flat and the process still grows by 40 MB an hour.";

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param body text and bytes are sent as they are, anything else as JSON */
    public Reply send(String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            Reply reply = new Reply(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            PROMISE.isKept(method, path, reply.status(), reply.header("Content-Type"), reply.text());
            return reply;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        if (body instanceof byte[] bytes) {
            return HttpRequest.BodyPublishers.ofByteArray(bytes);
        }
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    /** Sends an image. */
    public Reply sends(byte[] image) {
        return send("POST", "/api/images", image, "Content-Type", "image/png");
    }

    /** Sends a question for review. */
    public Reply asks(String title, String... headers) {
        return post("/api/questions", question(title), headers);
    }

    static Map<String, Object> question(String title) {
        return Map.of("title", title, "body", BODY, "tags", List.of("tls"));
    }

    /** With all that it must have. */
    static Map<String, Object> proposal(String title) {
        return Map.of("type", "proposal", "title", title, "body", """
                ## Goal

                Less memory.

                ## Design

                One pool.

                ## Alternatives

                None.

                ## Cost

                A week.

                ## Compatibility

                Nothing breaks.
                """);
    }

    /** Sends a question for review and is given its id. */
    public String asked(String title) {
        return asks(title).is(201).get("id");
    }

    public Reply decides(String questionId, Object decision) {
        return post("/api/reviews/" + questionId + "/decision", decision);
    }

    public Reply approves(String questionId) {
        return decides(questionId, Map.of("decision", "approve", "revision", 1));
    }

    public Reply rejects(String questionId, String reason, String words) {
        return decides(questionId, Map.of("decision", "reject", "revision", 1, "reason", reason, "words", words));
    }

    public Reply claims(String questionId) {
        return put("/api/reviews/" + questionId + "/claim", null);
    }

    public Reply answers(String questionId, String body, String... headers) {
        return post("/api/questions/" + questionId + "/answers", Map.of("body", body), headers);
    }

    public Reply accepts(String questionId, String answerId) {
        return put("/api/questions/" + questionId + "/accepted-answer", Map.of("answerId", answerId));
    }

    /** @param value up or down */
    public Reply votes(String postId, String value) {
        return put("/api/votes/" + postId, Map.of("value", value));
    }

    public Reply comments(String postId, String body, String... headers) {
        return post("/api/posts/" + postId + "/comments", Map.of("body", body), headers);
    }

    public Reply edits(String answerId, String body, long version) {
        return put("/api/answers/" + answerId, Map.of("body", body, "version", version));
    }

    public Reply editsComment(String commentId, String body, long version) {
        return put("/api/comments/" + commentId, Map.of("body", body, "version", version));
    }

    /** The service's part of the community's history. */
    public Reply exports() {
        return get("/api/admin/question/export");
    }

    public Reply imports(String lines) {
        return send("POST", "/api/admin/question/import", lines, "Content-Type", "application/x-ndjson");
    }

    public Reply reads(String questionId) {
        return get("/api/questions/" + questionId);
    }
}
