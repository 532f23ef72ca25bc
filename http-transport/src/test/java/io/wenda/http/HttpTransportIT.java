package io.wenda.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.http.listing.Cursor;
import io.wenda.http.session.Scope;
import io.wenda.http.session.Session;
import io.wenda.http.session.SessionTokens;
import io.wenda.http.session.TestSessions;
import io.wenda.transport.EventSender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = ThingService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=things", "wenda.kafka.topic-prefix=http-transport-it."})
class HttpTransportIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BODY = "{\"name\":\"A thing\"}";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        BackingServers servers = BackingServers.shared();
        properties.add("spring.mongodb.uri", servers::mongodbUri);
        properties.add("spring.kafka.bootstrap-servers", servers::kafkaBootstrap);
    }

    private final int port;
    private final TestSessions sessions;
    private final String token;

    @Autowired
    HttpTransportIT(@LocalServerPort int port, EventSender sender) {
        this.port = port;
        this.sessions = TestSessions.start(sender);
        this.token = sessions.tokenOf("m1");
        await().untilAsserted(
                        () -> assertThat(get("/api/who", token).statusCode()).isEqualTo(200));
    }

    @Test
    void a_member_is_known_by_their_token() {
        assertThat(get("/api/who", token).body()).isEqualTo("{\"member\":\"m1\"}");
        assertThat(get("/api/things/mine", token).body()).isEqualTo("m1");
    }

    @Test
    void nobody_is_known_without_one() {
        assertThat(get("/api/who", null).body()).isEqualTo("{\"member\":\"nobody\"}");
        assertProblem(get("/api/things/mine", null), 401, "sign-in-required");
        assertProblem(post(BODY, null), 401, "sign-in-required");
    }

    @Test
    void an_unusable_token_is_refused_under_api_and_reads_as_nobody_on_pages_and_lenient_paths() {
        String forged = SessionTokens.sign(TestSessions.newKey("k"), TestSessions.sessionOf("m1"), Instant.now());
        String expired = sessions.tokenOf(new Session("m1", "s", Instant.now().minusSeconds(60)));
        assertProblem(get("/api/who", forged), 401, "session-invalid");
        assertProblem(get("/api/who", expired), 401, "session-expired");
        for (String path : new String[] {"/page/who", "/api/lenient"}) {
            assertThat(get(path, forged).body()).isEqualTo("{\"member\":\"nobody\"}");
            assertThat(get(path, expired).body()).isEqualTo("{\"member\":\"nobody\"}");
        }
    }

    @Test
    void a_session_that_is_signed_out_is_refused_within_a_second() {
        Session session = TestSessions.sessionOf("m2");
        String signedIn = sessions.tokenOf(session);
        assertThat(get("/api/who", signedIn).statusCode()).isEqualTo(200);
        sessions.end(session);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertProblem(get("/api/who", signedIn), 401, "session-ended"));
    }

    @Test
    void a_program_goes_through_the_doors_that_its_scopes_open() {
        String reads = program(Scope.READ);
        assertThat(get("/api/who", reads).statusCode()).isEqualTo(200);
        assertThat(assertProblem(post(BODY, reads), 403, "scope-missing").path("scope"))
                .hasToString("\"write\"");
        assertThat(assertProblem(get("/api/desk", program(Scope.READ, Scope.WRITE)), 403, "scope-missing")
                        .path("scope"))
                .hasToString("\"moderate\"");
        assertThat(get("/api/desk", program(Scope.MODERATE)).statusCode()).isEqualTo(200);
        assertThat(post(BODY, program(Scope.WRITE)).statusCode()).isEqualTo(200);
        assertProblem(get("/api/in-person", program(Scope.values())), 403, "not-by-token");
        assertThat(get("/api/in-person", token).statusCode()).isEqualTo(200);
        assertThat(get("/page/who", program(Scope.WRITE)).body()).isEqualTo("{\"member\":\"nobody\"}");
    }

    private String program(Scope... scopes) {
        return sessions.tokenOf(new Session("m1", "t1", Instant.now().plusSeconds(600), Set.of(scopes)));
    }

    @Test
    void what_access_does_not_declare_does_not_exist() {
        assertProblem(send("DELETE", "/api/things", null, token), 404, "not-found");
        assertProblem(get("/api/nothing", token), 404, "not-found");
        assertProblem(send("POST", "/api/lenient", BODY, null), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"A thing\",\"nam\":1} | unknown-field | nam",
                "{\"name\":7} | wrong-type | name",
                "{\"name\":true} | wrong-type | name",
                "{\"name\":{}} | wrong-type | name",
                "{\"name\":[\"A thing\"]} | wrong-type | name",
                "{\"count\":\"7\"} | wrong-type | count",
                "{\"count\":7.5} | wrong-type | count",
                "{\"count\":99999999999} | wrong-type | count",
                "{\"loud\":\"true\"} | wrong-type | loud",
                "{\"loud\":1} | wrong-type | loud",
                "{\"tags\":\"one\"} | wrong-type | tags",
                "{\"tags\":[\"one\",2]} | wrong-type | tags[1]",
                "{\"<script>\u202e\":1} | unknown-field | ?script??",
                "{\"name\":\"A thing\",\"name\":\"B\"} | malformed-json |",
                "{\"name\":\"A thing\"} {} | malformed-json |",
                "{\"name\":\"A thing\" | malformed-json |",
                "[] | malformed-json |",
                "\"text\" | malformed-json |",
                "null | malformed-json |",
                "{\"\\ud800\":1} | malformed-json |",
                "{'name':'A thing'} | malformed-json |",
                "'' | malformed-json |"
            })
    void a_body_that_is_not_exactly_right_is_refused_by_name(String body, String code, @Nullable String field) {
        JsonNode problem = assertProblem(post(body, token), 400, code);
        assertThat(problem.path("field").stringValue(null)).isEqualTo(field);
    }

    @Test
    void a_body_nested_a_thousand_deep_is_refused() {
        assertProblem(post("{\"name\":" + "[".repeat(1000) + "]".repeat(1000) + "}", token), 400, "wrong-type");
        assertProblem(post("[".repeat(100_000), token), 400, "malformed-json");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        JsonNode problem = assertProblem(post("{\"name\":\"ab\",\"words\":\"\\u0000\"}", token), 400, "invalid");
        assertThat(problem.get("violations").toString())
                .isEqualTo("[{\"field\":\"name\",\"code\":\"too-short\",\"limit\":3},"
                        + "{\"field\":\"words\",\"code\":\"control-character\"}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024 + 1, 1_000_000, 20_000_000})
    void a_body_over_the_limit_is_refused_with_the_limit(int length) {
        String body = "{\"name\":\"" + "x".repeat(length) + "\"}";
        JsonNode problem = assertProblem(post(body, token), 413, "too-large");
        assertThat(problem.get("limit").intValue()).isEqualTo(262_144);
    }

    @Test
    void a_body_of_another_kind_is_refused() {
        HttpRequest form = request("/api/things", token)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        assertProblem(send(form), 415, "unsupported-media-type");
        assertProblem(send("POST", "/api/who", BODY, token), 404, "not-found");
    }

    @Test
    void parameters_of_the_wrong_type_are_named() {
        assertThat(assertProblem(get("/api/numbers/seven?factor=2", null), 400, "wrong-type")
                        .get("field")
                        .stringValue())
                .isEqualTo("number");
        assertThat(assertProblem(get("/api/numbers/7", null), 400, "invalid")
                        .get("violations")
                        .toString())
                .isEqualTo("[{\"field\":\"factor\",\"code\":\"required\"}]");
    }

    @Test
    void lists_come_in_pages() {
        assertThat(get("/api/things", null).body()).contains("20],\"next\"");
        String next = new Cursor(Instant.EPOCH, "3").encode();
        assertThat(get("/api/things?limit=3", null).body()).isEqualTo("{\"items\":[1,2,3],\"next\":\"" + next + "\"}");
        assertThat(get("/api/things?limit=3&after=" + next, null).statusCode()).isEqualTo(200);
        assertProblem(get("/api/things?after=zzz", null), 400, "bad-cursor");
        assertProblem(get("/api/things?limit=0", null), 400, "invalid");
        assertProblem(get("/api/things?limit=101", null), 400, "invalid");
        assertProblem(get("/api/things?limit=many", null), 400, "invalid");
    }

    @Test
    void the_same_key_makes_the_same_thing() {
        assertThat(create("key-1").body())
                .isEqualTo(create("key-1").body())
                .isNotEqualTo(create("key-2").body());
        assertThat(post(BODY, token).body()).isNotEqualTo(post(BODY, token).body());
        assertProblem(create("x".repeat(129)), 400, "invalid-idempotency-key");
        assertProblem(create("two words"), 400, "invalid-idempotency-key");
    }

    @Test
    void a_refusal_is_told_as_the_service_says() {
        JsonNode problem = assertProblem(get("/api/fails/refused", null), 409, "too-many-things");
        assertThat(problem.get("limit").intValue()).isEqualTo(3);
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:wenda:problem:too-many-things");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "broker", "late"})
    void what_is_away_is_worth_another_try(String how) {
        HttpResponse<String> answer = get("/api/fails/" + how, null);
        assertProblem(answer, 503, "try-again");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void nothing_of_the_inside_is_told() {
        HttpResponse<String> answer = get("/api/fails/otherwise", null);
        assertProblem(answer, 500, "internal-error");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void people_see_a_page_where_programs_get_json() {
        HttpResponse<String> page = get("/page/fails/refused", null);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).isEqualTo("<h1>too-many-things</h1>");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(get("/page/nothing", null).body()).isEqualTo("<h1>not-found</h1>");
        assertThat(get("/nowhere", null).body()).isEqualTo("<h1>not-found</h1>");
    }

    @Test
    void a_path_with_tricks_in_it_does_not_exist() {
        assertThat(get("/api/things%2Fmine", token).statusCode()).isEqualTo(404);
        assertThat(get("/api/who;a=b", token).statusCode()).isEqualTo(404);
        assertThat(get("/api//who", token).statusCode()).isEqualTo(404);
    }

    /** Reactor Netty 1.3.7 answers two of these three; every later request on the connection hangs (its issue 4361). */
    @Test
    void a_connection_goes_on_after_a_request_that_came_early_was_answered_at_once() throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(5_000);
            OutputStream out = connection.getOutputStream();
            out.write((raw("/api/later") + raw("/api/who;tricky")).getBytes(US_ASCII));
            InputStream in = connection.getInputStream();
            readUntil(in, "later");
            readUntil(in, "not-found");
            out.write(raw("/api/who").getBytes(US_ASCII));
            readUntil(in, "nobody");
        }
    }

    private static String raw(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static void readUntil(InputStream in, String end) throws IOException {
        StringBuilder received = new StringBuilder();
        while (received.indexOf(end) < 0) {
            received.append((char) in.read());
        }
    }

    private HttpResponse<String> create(String key) {
        return send(request("/api/things", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build());
    }

    private HttpResponse<String> get(String path, @Nullable String bearer) {
        return send("GET", path, null, bearer);
    }

    private HttpResponse<String> post(String body, @Nullable String bearer) {
        return send("POST", "/api/things", body, bearer);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, @Nullable String bearer) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return send(request(path, bearer)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build());
    }

    private HttpRequest.Builder request(String path, @Nullable String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = new JsonMapper().readTree(answer.body());
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        return problem;
    }
}
