package io.wenda.journeys;

import static org.awaitility.Awaitility.await;

import io.wenda.openapi.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the public API. What they do succeeds, or the journey ends there; {@code get} to {@code delete} just ask. */
final class Person {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Longer than anything is away in a journey. */
    static final Duration LONGEST_PATIENCE = Duration.ofMinutes(4);

    static final String NOBODY_THERE = "nobody took the connection";

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private static final Map<String, Promise> PROMISES = new ConcurrentHashMap<>();

    private final String url;
    private final String promised;
    private final @Nullable String token;
    private final String name;
    private final Queue<String> triedAgain = new ConcurrentLinkedQueue<>();

    Person(String url, @Nullable String token, String name) {
        this(url, url, token, name);
    }

    private Person(String url, String promised, @Nullable String token, String name) {
        this.url = url;
        this.promised = promised;
        this.token = token;
        this.name = name;
    }

    Person signsIn(String email, String password) {
        JsonNode session = post("/api/session", Map.of("email", email, "password", password, "token", true))
                .is(200)
                .json();
        return new Person(
                url,
                session.required("token").asString(),
                session.required("member").required("name").asString());
    }

    /** As this person, with a token of one's own making. */
    Person withToken(String other) {
        return new Person(url, other, name);
    }

    /** The same person at the door of a service, which keeps what is promised here. */
    Person at(String service) {
        return new Person(service, promised, token, name);
    }

    String token() {
        return String.valueOf(token);
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    String id() {
        return get("/api/members/me").is(200).id();
    }

    String email() {
        return get("/api/members/me").is(200).json().required("email").asString();
    }

    /** The id of the new question. */
    String asks(String title, String... tags) {
        return post(
                        "/api/questions",
                        Map.of(
                                "title",
                                title,
                                "body",
                                "This is what happens, and this is what was expected instead.",
                                "tags",
                                List.of(tags)))
                .is(201)
                .id();
    }

    /** Reads the question at the review desk and lets it out. */
    void approves(String question) {
        JsonNode review = reviewOf(question);
        String path = "/api/reviews/" + review.required("id").asString();
        put(path + "/claim", null).is(200);
        post(path + "/decision", Map.of("decision", "approve", "revision", review.required("revision")))
                .is(200);
    }

    void declines(String question, String reason) {
        JsonNode review = reviewOf(question);
        post(
                        "/api/reviews/" + review.required("id").asString() + "/decision",
                        Map.of("decision", "reject", "reason", reason, "revision", review.required("revision")))
                .is(200);
    }

    /** From the queue, oldest first, where it shows up as soon as it is asked. */
    JsonNode reviewOf(String question) {
        return all("/api/reviews").stream()
                .filter(review -> review.required("questionId").asString().equals(question))
                .findFirst()
                .orElseThrow(() -> new AssertionError(question + " is not in the queue"));
    }

    /** The id of the new answer. */
    String answers(String question, String body) {
        return post("/api/questions/" + question + "/answers", Map.of("body", body))
                .is(201)
                .id();
    }

    void accepts(String question, String answer) {
        put("/api/questions/" + question + "/accepted-answer", Map.of("answerId", answer))
                .is(200);
    }

    /** As soon as notification-service has heard that the question is public. */
    void follows(String question) {
        await(name + " follows " + question)
                .until(() -> put("/api/follows/question/" + question, null).status() == 200);
    }

    /** Until the follow that asking or answering brings is there. */
    void isFollowing(String question) {
        await(name + " follows " + question).until(() -> {
            Reply reply = get("/api/follows/question/" + question);
            return reply.status() == 200 && reply.json().required("following").asBoolean();
        });
    }

    Bell listens() {
        return listensFrom(null);
    }

    /** From the alert with this id on, as a page does that was suspended since. */
    Bell listensFrom(@Nullable String lastId) {
        return new Bell(CLIENT, url, token(), lastId);
    }

    /** The ids of the answers that a question shows, in their order: those that come with it, and page by page the rest. */
    List<String> reads(String question) {
        String path = "/api/questions/" + question;
        JsonNode reply = get(path).is(200).json();
        List<JsonNode> answers =
                new ArrayList<>(reply.required("answers").valueStream().toList());
        JsonNode next = reply.path("nextAnswers");
        while (next.isString()) {
            JsonNode more = get(path + "/answers?after=" + encoded(next.asString()))
                    .is(200)
                    .json();
            more.required("items").forEach(answers::add);
            next = more.path("next");
        }
        return answers.stream().map(answer -> answer.required("id").asString()).toList();
    }

    /** All rows of this kind about this question. */
    List<JsonNode> alerts(String kind, String question) {
        return all("/api/inbox").stream()
                .filter(row -> row.required("kind").asString().equals(kind))
                .filter(row -> row.required("questionId").asString().equals(question))
                .toList();
    }

    int unseen() {
        return get("/api/inbox/count").is(200).json().required("unseen").asInt();
    }

    /** Every item of a list, page by page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String page = path + (path.contains("?") ? "&" : "?") + "limit=100";
        String next = page;
        while (next != null) {
            JsonNode reply = get(next).is(200).json();
            reply.required("items").forEach(items::add);
            JsonNode after = reply.path("next");
            next = after.isString() ? page + "&after=" + encoded(after.asString()) : null;
        }
        return items;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** With a key of its own, as Wenda's pages do it. */
    Reply post(String path, Object body) {
        return post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    Reply post(String path, Object body, String... headers) {
        return send("POST", path, json(body), headers);
    }

    Reply put(String path, @Nullable Object body, String... headers) {
        return send("PUT", path, body == null ? BodyPublishers.noBody() : json(body), headers);
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /** Exactly these bytes. */
    Reply postRaw(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** The same request again and again, as Wenda's pages send it, until the answer is not that one should try again. */
    Reply insists(Supplier<Reply> request) {
        return await(name + " is answered")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .atMost(LONGEST_PATIENCE)
                .until(() -> attempt(request), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Reply> attempt(Supplier<Reply> request) {
        try {
            Reply reply = request.get();
            if (!TRY_AGAIN.contains(reply.status())) {
                return Optional.of(reply);
            }
            triedAgain.add(reply.request() + " answered " + reply.text());
        } catch (UncheckedIOException lost) {
            triedAgain.add(lost.getCause() instanceof ConnectException ? NOBODY_THERE : lost.toString());
        }
        return Optional.empty();
    }

    /** Why {@link #insists} had to insist, each time. */
    Collection<String> triedAgain() {
        return triedAgain;
    }

    /** Sends an image, and is told where it is. */
    String sendsImage(byte[] image) {
        return send("POST", "/api/images", HttpRequest.BodyPublishers.ofByteArray(image), "Content-Type", "image/png")
                .is(201)
                .json()
                .required("address")
                .asString();
    }

    /** Sends a picture of themselves. */
    Reply setsPicture(byte[] image) {
        return send(
                "PUT", "/api/avatars/me", HttpRequest.BodyPublishers.ofByteArray(image), "Content-Type", "image/png");
    }

    /** Any method, with exactly these bytes. */
    Reply sendRaw(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body));
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
    }

    /** What {@code /docs} says of this community's API: every answer that anybody gets is held to it. */
    static Promise promiseOf(String url) {
        return PROMISES.computeIfAbsent(url, Person::readPromise);
    }

    private static Promise readPromise(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/docs/openapi.json"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            String document =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return Promise.of(JsonMapper.shared().readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException("/docs/openapi.json", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Reply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            promiseOf(promised)
                    .isKept(
                            method,
                            path,
                            response.statusCode(),
                            response.headers().firstValue("Content-Type").orElse(null),
                            response.body());
            return new Reply(
                    name + ": " + method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    took);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
