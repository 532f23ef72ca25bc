package io.wenda.membership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.openapi.Promise;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Talks to the service as the gateway does. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Promise PROMISE = Promise.of("membership-service");
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Environment environment;
    private final Map<String, String> headers;

    @Autowired
    public Api(Environment environment) {
        this(environment, Map.of("Wenda-Client-Address", "203.0.113.1"));
    }

    private Api(Environment environment, Map<String, String> headers) {
        this.environment = environment;
        this.headers = headers;
    }

    /** With one more header, or another value of it. */
    public Api with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Api(environment, more);
    }

    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** From another place for each test, so that one's failures are not held against the next. */
    public Api fromElsewhere() {
        int n = PEOPLE.incrementAndGet();
        return from("198.51." + n / 250 + "." + n % 250);
    }

    public Api from(String address) {
        return with("Wenda-Client-Address", address);
    }

    /** An address that nobody has. */
    public static String newEmail() {
        return "member" + PEOPLE.incrementAndGet() + "@example.org";
    }

    public static String json(Map<String, ?> fields) {
        return JSON.writeValueAsString(fields);
    }

    /** Signs somebody up and returns their id. */
    public String signUp(String name, String email) {
        Answer answer = fromElsewhere()
                .post(
                        "/api/members",
                        json(Map.of("name", name, "email", email, "password", RunningMembership.PASSWORD)));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
        return answer.text("id");
    }

    /** Somebody new with this role, by an administrator. */
    public Api appoints(String role) {
        String email = newEmail();
        String id = signUp("Staff", email);
        put("/api/members/" + id + "/roles", json(Map.of("roles", List.of(role), "version", 1)))
                .isOk(200);
        return as(token(email));
    }

    public Answer signIn(String email, String password) {
        return post("/api/session", json(Map.of("email", email, "password", password, "token", true)));
    }

    /** The token of a new session. */
    public String token(String email) {
        Answer answer = fromElsewhere().signIn(email, RunningMembership.PASSWORD);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.text("token");
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Every item of a list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        @Nullable String after = "";
        do {
            JsonNode page = get(path + "?limit=100" + after).isOk(200).body();
            page.get("items").forEach(items::add);
            JsonNode next = page.path("next");
            after = next.isString() ? "&after=" + URLEncoder.encode(next.stringValue(), UTF_8) : null;
        } while (after != null);
        return items;
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** Sends a file of lines. */
    public Answer imports(String lines) {
        return with("Content-Type", "application/x-ndjson").post("/api/admin/membership/import", lines);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable String body) {
        URI uri = URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse(null);
            PROMISE.isKept(method, path, response.statusCode(), type, response.body());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String raw) {

        public JsonNode body() {
            return raw.isEmpty() ? JsonNodeFactory.instance.nullNode() : JSON.readTree(raw);
        }

        public String text(String field) {
            return body().path(field).stringValue("");
        }

        public @Nullable String sessionToken() {
            return headers.firstValue("Wenda-Session-Token").orElse(null);
        }

        public Answer isProblem(int expected, String code) {
            assertThat(status).as(raw).isEqualTo(expected);
            assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
            assertThat(text("code")).isEqualTo(code);
            return this;
        }

        public Answer isOk(int expected) {
            assertThat(status).as(raw).isEqualTo(expected);
            return this;
        }
    }
}
