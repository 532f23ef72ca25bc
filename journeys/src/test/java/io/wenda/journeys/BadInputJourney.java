package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever people and programs send: a clear problem, and nothing lost. */
@OnWenda
@Order(2)
class BadInputJourney {

    private static final String GOOD_TITLE = "A title that is long enough";
    private static final String GOOD_BODY = "A body that is long enough to be read by somebody.";

    static Arguments[] questions() {
        return new Arguments[] {
            body("nothing at all", "", 400, "malformed-json"),
            body("no JSON", "title=x", 400, "malformed-json"),
            body("half of JSON", "{\"title\": \"", 400, "malformed-json"),
            body("an array", "[]", 400, "malformed-json"),
            body("an empty object", "{}", 400, "invalid"),
            body("an unknown field", with("\"colour\": 1"), 400, "unknown-field"),
            body("a field twice", with("\"title\": \"Another title, and long enough\""), 400, "malformed-json"),
            body(
                    "a number as title",
                    "{\"title\": 12345678901, \"body\": \"%s\"}".formatted(GOOD_BODY),
                    400,
                    "wrong-type"),
            body("tags that are no list", with("\"tags\": \"java\""), 400, "wrong-type"),
            body("an unknown type", with("\"type\": \"poll\""), 400, "invalid"),
            body("an empty title", question("", GOOD_BODY), 400, "invalid"),
            body("a blank title", question("            ", GOOD_BODY), 400, "invalid"),
            body(
                    "a title of nothing visible",
                    question("\\u200b\\u200b\\u200b\\u2060\\ufeff\\u200b\\u200b\\u200b\\u200b\\u200b", GOOD_BODY),
                    400,
                    "invalid"),
            body("a title too long", question("x".repeat(151), GOOD_BODY), 400, "invalid"),
            body("NUL", question("A title with a \\u0000 in it", GOOD_BODY), 400, "invalid"),
            body("an override of direction", question("A title \\u202e that turns around", GOOD_BODY), 400, "invalid"),
            body("half of a surrogate pair", question("A title with \\ud83d in it", GOOD_BODY), 400, "invalid"),
            body("a body too short", question(GOOD_TITLE, "short"), 400, "invalid"),
            body("a body too long", question(GOOD_TITLE, "x".repeat(40_001)), 400, "invalid"),
            body("a megabyte of code", question(GOOD_TITLE, "int x;".repeat(180_000)), 413, "too-large"),
            body("six tags", with("\"tags\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]"), 400, "invalid"),
            body("a tag with a blank", with("\"tags\": [\"a b\"]"), 400, "invalid"),
            body("null for a title", "{\"title\": null, \"body\": \"%s\"}".formatted(GOOD_BODY), 400, "invalid"),
            body("deep nesting", "{\"title\":".repeat(3000), 400, "wrong-type"),
        };
    }

    private static Arguments body(String what, String json, int status, String code) {
        return Arguments.of(what, json, status, code);
    }

    private static String question(String title, String body) {
        return "{\"title\": \"%s\", \"body\": \"%s\"}".formatted(title, body);
    }

    private static String with(String more) {
        return "{\"title\": \"%s\", \"body\": \"%s\", %s}".formatted(GOOD_TITLE, GOOD_BODY, more);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void a_question_that_cannot_be_is_refused_with_a_clear_problem(
            String what, String json, int status, String code, Wenda wenda) {
        Reply reply = wenda.signedIn("answerer@wenda.test").postRaw("/api/questions", json);

        reply.isProblem(status, code);
        if (code.equals("invalid")) {
            assertThat(reply.json().required("violations")).isNotEmpty();
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once(Wenda wenda) {
        JsonNode problem = wenda.signedIn("answerer@wenda.test")
                .postRaw("/api/questions", "{\"title\": \"x\", \"body\": \"\", \"tags\": [\"not a tag\"]}")
                .isProblem(400, "invalid")
                .json();

        assertThat(problem.required("violations").findValuesAsString("field")).hasSize(3);
    }

    @Test
    void what_is_odd_but_harmless_is_kept_and_shown_safely(Wenda wenda) {
        Person asker = wenda.signedIn("asker@wenda.test");
        String body = """
                <script>alert(1)</script> <img src=x onerror=alert(2)>

                **bold** [click](javascript:alert(3))

                ```java
                an unclosed fence </code></pre><script>alert(4)</script>
                """;
        String question = asker.post(
                        "/api/questions", Map.of("title", "  A   title\u200b with odd white space ", "body", body))
                .is(201)
                .id();
        wenda.signedIn("moderator@wenda.test").approves(question);

        JsonNode read = wenda.nobody().get("/api/questions/" + question).is(200).json();
        assertThat(read.required("title").asString()).isEqualTo("A title with odd white space");
        assertThat(read.required("body").asString()).isEqualTo(body.strip());
        String page = wenda.nobody().get("/questions/" + question).is(200).text();
        for (String html : new String[] {read.required("html").asString(), page}) {
            assertThat(html)
                    .contains("<strong>bold</strong>")
                    .doesNotContain("<script>alert", "onerror=alert", "href=\"javascript:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/questions/nobody-asked-this",
                "/api/questions/%00",
                "/api/questions/..%2F..%2Fetc",
                "/api/members/nobody",
                "/api/nothing",
                "/api/questions/x/answers/y/z",
            })
    void what_does_not_exist_is_not_found(String path, Wenda wenda) {
        Reply reply = wenda.signedIn("answerer@wenda.test").get(path);

        assertThat(reply.status()).as(reply.text()).isIn(400, 404);
        assertThat(reply.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void what_belongs_to_somebody_else_stays_theirs(Wenda wenda) {
        Person asker = wenda.signedIn("asker@wenda.test");
        Person other = wenda.signedIn("answerer@wenda.test");
        String question = asker.asks("Whose question is this one really");
        Map<String, Object> edit =
                Map.of("title", GOOD_TITLE, "body", GOOD_BODY, "tags", java.util.List.of(), "version", 1);

        other.put("/api/questions/" + question, edit).isProblem(404, "not-found");
        other.delete("/api/questions/" + question).isProblem(404, "not-found");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String answer = other.answers(question, "It belongs to who asked it.");
        other.put("/api/questions/" + question + "/accepted-answer", Map.of("answerId", answer))
                .isProblem(403, "not-yours");
        asker.put("/api/questions/" + question + "/accepted-answer", Map.of("answerId", "no-answer"))
                .isProblem(404, "no-such-answer");
        other.get("/api/members?query=a").is(403);
        other.put("/api/members/" + question + "/roles", Map.of("roles", java.util.List.of("admin"), "version", 1))
                .is(403);
    }

    @Test
    void a_double_click_asks_once(Wenda wenda) {
        Person asker = wenda.signedIn("duty@wenda.test");
        String key = UUID.randomUUID().toString();
        Map<String, String> question = Map.of("title", "Is this question here more than once", "body", GOOD_BODY);

        var replies = IntStream.range(0, 8)
                .mapToObj(click -> CompletableFuture.supplyAsync(
                        () -> asker.post("/api/questions", question, "Idempotency-Key", key)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).allSatisfy(reply -> reply.is(201));
        assertThat(replies.stream().map(Reply::id).distinct()).hasSize(1);
        assertThat(asker.get("/api/questions?author=me").is(200).text())
                .containsOnlyOnce("\"title\":\"Is this question here");
        asker.post(
                        "/api/questions",
                        Map.of("title", "Another question with the same key", "body", GOOD_BODY),
                        "Idempotency-Key",
                        key)
                .isProblem(422, "idempotency-key-reused");
        asker.delete("/api/questions/" + replies.getFirst().id()).is(204);
    }

    @Test
    void nobody_fills_the_queue(Wenda wenda) {
        Person eager = wenda.newcomer("Eager");
        for (int i = 1; i <= 5; i++) {
            eager.asks("The question of somebody eager, number " + i);
        }

        Reply sixth = eager.post(
                "/api/questions", Map.of("title", "The sixth question of somebody eager", "body", GOOD_BODY));

        sixth.isProblem(409, "too-many-pending");
        assertThat(sixth.json().required("limit").asInt()).isEqualTo(5);
        for (JsonNode pending : eager.all("/api/questions?author=me")) {
            eager.delete("/api/questions/" + pending.required("id").asString()).is(204);
        }
    }

    @Test
    void sign_up_says_all_that_is_wrong_and_an_address_has_one_account(Wenda wenda) {
        Person somebody = wenda.nobody();

        assertThat(somebody.postRaw("/api/members", "{\"name\": \"\", \"email\": \"nowhere\", \"password\": \"short\"}")
                        .isProblem(400, "invalid")
                        .json()
                        .required("violations")
                        .findValuesAsString("field"))
                .contains("name", "email", "password");
        somebody.post("/api/members", Map.of("name", "Copy", "email", "ASKER@wenda.test ", "password", "long enough"))
                .isProblem(409, "address-in-use");
        assertThat(JsonMapper.shared()
                        .readTree(somebody.get("/api/session").is(200).text())
                        .required("member")
                        .isNull())
                .isTrue();
    }
}
