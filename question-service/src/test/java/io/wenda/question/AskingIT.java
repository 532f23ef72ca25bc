package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.QuestionSubmitted;
import io.wenda.events.QuestionWithdrawn;
import io.wenda.http.session.Session;
import io.wenda.http.session.SessionTokens;
import io.wenda.http.session.TestSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class AskingIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");

    @Test
    void a_question_lands_in_review_and_its_asker_sees_where_it_stands() {
        Reply sent = asker.asks(TITLE).is(201);

        assertThat(sent.get("state")).isEqualTo("in-review");
        assertThat(sent.get("version")).isEqualTo("1");
        assertThat(sent.get("revision")).isEqualTo("1");
        assertThat(sent.json().get("place").asLong()).isPositive();
        Reply own = asker.get("/api/questions?author=me").is(200);
        assertThat(own.get("/items/0/id")).isEqualTo(sent.get("id"));
        assertThat(own.get("/items/0/state")).isEqualTo("in-review");
        assertThat(own.get("/items/0/asker/name")).isEqualTo("Priya");
        assertThat(own.json().at("/items/0/place").asLong()).isPositive();
        assertThat(asker.reads(sent.get("id")).is(200).get("/viewer/canEdit")).isEqualTo("true");
        await().untilAsserted(() ->
                assertThat(service.toldOf(sent.get("id"))).hasExactlyElementsOfTypes(QuestionSubmitted.class));
    }

    @Test
    void those_who_ask_later_wait_behind() {
        Visitor other = service.member("Tomás");
        long first = asker.asks(TITLE).is(201).json().get("place").asLong();
        long second = other.asks(TITLE).is(201).json().get("place").asLong();

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void twelve_questions_at_once_get_no_more_places_than_five() {
        List<Reply> replies = Together.at(12, i -> asker.asks("Question number " + i));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(5);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .hasSize(7)
                .allSatisfy(reply -> assertThat(
                                reply.isProblem(409, "too-many-pending").get("limit"))
                        .isEqualTo("5"));
        assertThat(asker.get("/api/questions?author=me").json().get("items")).hasSize(5);
    }

    @Test
    void a_place_is_free_again_once_a_question_is_decided_or_taken_back() {
        Visitor moderator = service.moderator("Mei");
        List<String> ids = Stream.of("one", "two", "three", "four", "five")
                .map(number -> asker.asked("Question number " + number))
                .toList();
        asker.asks(TITLE).isProblem(409, "too-many-pending");

        moderator.rejects(ids.get(0), "unclear", "").is(200);
        asker.delete("/api/questions/" + ids.get(1)).is(204);
        moderator.approves(ids.get(2)).is(200);

        assertThat(Together.at(6, i -> asker.asks("Another question " + i)))
                .filteredOn(reply -> reply.status() == 201)
                .hasSize(3);
    }

    @Test
    void a_proposal_without_its_complete_plan_cannot_be_sent() {
        Map<String, Object> half =
                Map.of("type", "proposal", "title", "Let the pool be shared", "body", "## Goal\n\nLess.");

        assertThat(asker.post("/api/questions", half).isProblem(400, "invalid").text())
                .contains("body.design", "body.alternatives", "body.cost", "body.compatibility", "section-missing")
                .doesNotContain("body.goal");

        String id = asker.post("/api/questions", Visitor.proposal("Let the pool be shared"))
                .is(201)
                .get("id");
        assertThat(asker.reads(id).get("type")).isEqualTo("proposal");
        asker.put(
                        "/api/questions/" + id,
                        Map.of(
                                "type",
                                "proposal",
                                "title",
                                "Let it be",
                                "body",
                                "No plan at all, sorry.",
                                "version",
                                1))
                .isProblem(400, "invalid");
        assertThat(service.nobody().get("/api/question-types").is(200).text()).contains("Étapes pour reproduire");
        assertThat(service.nobody().get("/guides/bug-report").is(200).text()).contains("How to report a bug");
    }

    @Test
    void a_draft_is_kept_for_its_member_alone_until_it_is_sent() {
        Map<String, Object> typed =
                Map.of("type", "proposal", "title", "Let", "body", "## Goal\n", "tags", List.of("po"));
        asker.put("/api/drafts/ask", typed).is(200);
        asker.put("/api/drafts/ask", typed).is(200);

        assertThat(asker.get("/api/drafts/ask").is(200).get("body")).isEqualTo("## Goal");
        assertThat(asker.get("/api/drafts").json().get("items")).hasSize(1);
        service.member("Other").get("/api/drafts/ask").isProblem(404, "not-found");
        service.nobody().get("/api/drafts/ask").isProblem(401, "sign-in-required");
        asker.put("/api/drafts/ask", Map.of("body", "x".repeat(40_001))).isProblem(400, "invalid");
        asker.put("/api/drafts/no:colon", typed).isProblem(404, "not-found");
        for (int i = 1; i < 50; i++) {
            asker.put("/api/drafts/answer." + i, Map.of("body", "x")).is(200);
        }
        asker.put("/api/drafts/answer.50", Map.of("body", "x")).isProblem(409, "too-many-drafts");

        asker.delete("/api/drafts/ask").is(204);
        asker.delete("/api/drafts/ask").is(204);
        asker.get("/api/drafts/ask").isProblem(404, "not-found");
    }

    @Test
    void a_double_click_asks_once() {
        for (int round = 0; round < 5; round++) {
            String key = "click-" + round;
            Visitor hasty = service.member("Hasty");

            List<Reply> replies = Together.at(4, i -> hasty.asks(TITLE, "Idempotency-Key", key));

            assertThat(replies).extracting(Reply::status).containsOnly(201);
            assertThat(replies)
                    .extracting(reply -> reply.get("id"))
                    .containsOnly(replies.getFirst().get("id"));
            assertThat(hasty.get("/api/questions?author=me").json().get("items"))
                    .hasSize(1);
        }
    }

    @Test
    void a_key_that_was_used_for_another_text_is_refused_and_nothing_is_asked() {
        asker.asks(TITLE, "Idempotency-Key", "k1").is(201);

        asker.asks("Something else entirely", "Idempotency-Key", "k1").isProblem(422, "idempotency-key-reused");
        asker.asks(TITLE, "Idempotency-Key", " ".repeat(3)).isProblem(400, "invalid-idempotency-key");
        asker.asks(TITLE, "Idempotency-Key", "x".repeat(129)).isProblem(400, "invalid-idempotency-key");
        assertThat(asker.get("/api/questions?author=me").json().get("items")).hasSize(1);
    }

    @Test
    void the_same_key_of_somebody_else_is_another_key() {
        String one = asker.asks(TITLE, "Idempotency-Key", "shared").is(201).get("id");
        String other = service.member("Lena")
                .asks(TITLE, "Idempotency-Key", "shared")
                .is(201)
                .get("id");

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void a_replay_finds_its_question_even_when_all_places_are_taken() {
        String first = asker.asks(TITLE, "Idempotency-Key", "first").is(201).get("id");
        Together.at(4, i -> asker.asks("Question number " + i));

        assertThat(asker.asks(TITLE, "Idempotency-Key", "first").is(201).get("id"))
                .isEqualTo(first);
    }

    @Test
    void a_change_keeps_the_earlier_text_and_names_the_next_revision() {
        String id = asker.asked(TITLE);

        Reply revised = asker.put("/api/questions/" + id, change("Why does it grow, really?", 1))
                .is(200);

        assertThat(revised.get("revision")).isEqualTo("2");
        assertThat(asker.reads(id).get("title")).isEqualTo("Why does it grow, really?");
        Document kept = Mono.from(service.bean(MongoDatabase.class)
                        .getCollection("revisions")
                        .find(Filters.eq("questionId", id))
                        .hint(new Document("$natural", 1))
                        .first())
                .blockOptional(Duration.ofSeconds(5))
                .orElseThrow();
        assertThat(kept.getString("title")).isEqualTo(TITLE);
        assertThat(kept.getString("body")).isEqualTo(Visitor.BODY);
        assertThat(kept.getInteger("revision")).isEqualTo(1);
        asker.put("/api/questions/" + id, change("Too late, says this tab", 1)).isProblem(409, "changed-meanwhile");
    }

    @Test
    void what_is_taken_back_is_gone_and_told() {
        String id = asker.asked(TITLE);

        asker.delete("/api/questions/" + id).is(204);
        asker.delete("/api/questions/" + id).is(204);

        asker.put("/api/questions/" + id, change("Back again, is it?", 1)).isProblem(409, "withdrawn");
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .hasExactlyElementsOfTypes(QuestionSubmitted.class, QuestionWithdrawn.class));
    }

    @Test
    void what_is_decided_its_asker_no_longer_changes() {
        Visitor moderator = service.moderator("Mei");
        String id = asker.asked(TITLE);
        moderator.rejects(id, "unclear", "Which version?").is(200);

        Reply refused = asker.put("/api/questions/" + id, change("Which version it is", 2))
                .isProblem(409, "already-decided");

        assertThat(refused.get("/by/name")).isEqualTo("Mei");
        assertThat(refused.get("decision")).isEqualTo("reject");
        asker.delete("/api/questions/" + id).isProblem(409, "already-decided");
        Reply own = asker.get("/api/questions?author=me");
        assertThat(own.get("/items/0/decision/reason")).isEqualTo("unclear");
        assertThat(own.get("/items/0/decision/words")).isEqualTo("Which version?");
        assertThat(own.get("/items/0/decision/moderator/name")).isEqualTo("Mei");
    }

    @Test
    void only_its_asker_changes_a_question() {
        Visitor moderator = service.moderator("Mei");
        String id = asker.asked(TITLE);

        moderator.put("/api/questions/" + id, change("Mine now, is it?", 1)).isProblem(403, "not-yours");
        moderator.delete("/api/questions/" + id).isProblem(403, "not-yours");
        moderator.approves(id).is(200);
        service.member("Lena")
                .put("/api/questions/" + id, change("Mine now, is it?", 1))
                .isProblem(403, "not-yours");
    }

    @Test
    void asking_needs_a_session_that_is_good() {
        String forged = SessionTokens.sign(TestSessions.newKey("k"), TestSessions.sessionOf("m1"), Instant.now());
        String expired =
                service.sessions().tokenOf(new Session("m1", "s1", Instant.now().minusSeconds(60)));

        service.nobody().asks(TITLE).isProblem(401, "sign-in-required");
        service.withToken(forged).asks(TITLE).isProblem(401, "session-invalid");
        service.withToken("nonsense").asks(TITLE).isProblem(401, "session-invalid");
        service.withToken(expired).asks(TITLE).isProblem(401, "session-expired");
        service.nobody().get("/api/questions?author=me").isProblem(401, "sign-in-required");
        service.nobody().post("/api/preview", Map.of("body", "x")).isProblem(401, "sign-in-required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalid",
                "{\"title\":\"\",\"body\":\"\",\"tags\":[]} | invalid",
                "{\"title\":\"\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\",\"body\":\"a body that is long enough\"} | invalid",
                "{\"title\":\"NUL in here \\u0000\",\"body\":\"a body that is long enough\"} | invalid",
                "{\"title\":\"half a smile \\ud83d\",\"body\":\"a body that is long enough\"} | invalid",
                "{\"title\":\"backwards \\u202e here\",\"body\":\"a body that is long enough\"} | invalid",
                "{\"title\":\"a good long title\",\"body\":\"half a smile \\ud83d and more text\"} | invalid",
                "{\"title\":\"a good long title\",\"body\":\"a body that is long enough\",\"tags\":[\"a b\"]} | invalid",
                "{\"title\":\"a good long title\",\"body\":\"a body that is long enough\",\"type\":\"bug\"} | invalid",
                "{\"title\":7,\"body\":\"a body that is long enough\"} | wrong-type",
                "{\"title\":\"a good long title\",\"body\":[\"x\"]} | wrong-type",
                "{\"title\":\"a good long title\",\"body\":\"a body that is long enough\",\"tags\":\"tls\"} | wrong-type",
                "{\"title\":\"a good long title\",\"body\":\"a body that is long enough\",\"state\":\"published\"} | unknown-field",
                "{\"title\":\"a good long title\",\"title\":\"another long title\",\"body\":\"x\"} | malformed-json",
                "{\"title\": | malformed-json",
                "[] | malformed-json",
                "\"text\" | malformed-json",
                "null | malformed-json",
            })
    void bad_input_gets_a_clear_problem(String body, String code) {
        asker.post("/api/questions", body).isProblem(400, code);
        assertThat(asker.get("/api/questions?author=me").json().get("items")).isEmpty();
    }

    @Test
    void a_megabyte_of_code_is_refused_with_the_limit() {
        Reply refused = asker.post(
                "/api/questions", Map.of("title", TITLE, "body", "```\n" + "int a;\n".repeat(150_000) + "```"));

        assertThat(refused.isProblem(413, "too-large").json().get("limit").asLong())
                .isPositive();
    }

    @Test
    void as_much_code_as_fits_is_taken_and_shown() {
        String code = "```java\n" + "int a;\n".repeat(5_000);

        String id = asker.post("/api/questions", Map.of("title", TITLE, "body", code))
                .is(201)
                .get("id");

        assertThat(asker.reads(id).get("html")).contains("<span class=\"line\">int a;</span>");
        asker.post("/api/questions", Map.of("title", TITLE, "body", "x".repeat(40_001)))
                .isProblem(400, "invalid");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("<script>alert(1)</script>", "&lt;script&gt;"),
                Arguments.of("[here](javascript:alert(1)) and more", "<p>here and more</p>"),
                Arguments.of("```\nnever closed", "<span class=\"line\">never closed</span>"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_typed_is_shown_and_never_obeyed(String typed, String shown) {
        String html = asker.post("/api/preview", Map.of("body", typed)).is(200).get("html");

        assertThat(html).contains(shown).doesNotContain("<script", "javascript:");
    }

    private static Map<String, Object> change(String title, long version) {
        return Map.of("title", title, "body", Visitor.BODY, "tags", List.of("tls"), "version", version);
    }
}
