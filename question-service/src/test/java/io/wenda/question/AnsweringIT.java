package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerPublished;
import io.wenda.events.Event;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionSubmitted;
import io.wenda.events.ReviewDecided;
import io.wenda.events.Visibility;
import io.wenda.http.creating.Ids;
import io.wenda.http.session.Scope;
import io.wenda.http.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AnsweringIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");

    @Test
    void an_answer_is_public_at_once_and_told() {
        String id = published();

        Reply answer = author.answers(id, "Share one `BufferPool` between the listeners.")
                .is(201);

        assertThat(answer.get("html")).isEqualTo("<p>Share one <code>BufferPool</code> between the listeners.</p>\n");
        assertThat(answer.get("/author/name")).isEqualTo("Lin Wei");
        Reply read = service.nobody().reads(id).is(200);
        assertThat(read.get("/answers/0/id")).isEqualTo(answer.get("id"));
        assertThat(read.get("answerCount")).isEqualTo("1");
        assertThat(read.get("lastActivityAt")).isEqualTo(answer.get("publishedAt"));
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .contains(new AnswerPublished(
                        id,
                        answer.get("id"),
                        author.id(),
                        asker.id(),
                        TITLE,
                        List.of("tls"),
                        Visibility.PUBLIC,
                        Instant.parse(answer.get("publishedAt")))));
    }

    @Test
    void a_double_click_answers_once_and_the_key_takes_no_other_text() {
        String id = published();

        List<Reply> replies = Together.at(4, i -> author.answers(id, "Share one pool.", "Idempotency-Key", "click"));

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies)
                .extracting(Reply::text)
                .containsOnly(replies.getFirst().text());
        author.answers(id, "Something else.", "Idempotency-Key", "click").isProblem(422, "idempotency-key-reused");
        assertThat(asker.reads(id).json().get("answers")).hasSize(1);
    }

    @Test
    void a_program_of_a_moderators_moderates_with_the_scope_for_it_and_not_without() {
        String answer = author.answers(published(), "Share one pool.").is(201).get("id");
        Visitor own = program(author, Scope.WRITE);
        own.delete("/api/answers/" + answer).is(204);
        own.delete("/api/answers/" + answer + "/removal").is(204);

        program(moderator, Scope.READ, Scope.WRITE)
                .delete("/api/answers/" + answer)
                .isProblem(403, "not-yours");
        program(moderator, Scope.WRITE, Scope.MODERATE)
                .delete("/api/answers/" + answer)
                .is(204);
    }

    private Visitor program(Visitor of, Scope... scopes) {
        Session session =
                new Session(of.id(), "token of " + of.id(), Instant.now().plusSeconds(3600), Set.of(scopes));
        return new Visitor(service, of.id(), of.name(), service.sessions().tokenOf(session));
    }

    @Test
    void a_question_that_is_not_public_cannot_be_answered_by_anybody() {
        String pending = asker.asked(TITLE);
        String rejected = asker.asked("Another question of mine");
        moderator.rejects(rejected, "unclear", "").is(200);

        for (String id : List.of(pending, rejected, "absent")) {
            for (Visitor visitor : List.of(author, asker, moderator)) {
                visitor.answers(id, "Share one pool.").isProblem(404, "not-found");
                visitor.accepts(id, "absent").isProblem(404, "not-found");
            }
            service.nobody().answers(id, "Share one pool.").isProblem(401, "sign-in-required");
        }
    }

    @Test
    void the_accepted_answer_stands_first_and_then_the_oldest() {
        String id = published();
        String first = author.answers(id, "The first.").get("id");
        String second = author.answers(id, "The second.").get("id");
        String third = author.answers(id, "The third.").get("id");

        Reply accepted = asker.accepts(id, third).is(200);
        asker.accepts(id, third).is(200);

        assertThat(accepted.get("acceptedAnswerId")).isEqualTo(third);
        assertThat(ids(service.nobody().reads(id).json().get("answers"))).containsExactly(third, first, second);
        assertThat(asker.reads(id).get("/answers/0/accepted")).isEqualTo("true");
        asker.accepts(id, first).is(200);
        assertThat(ids(asker.reads(id).json().get("answers"))).containsExactly(first, second, third);
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(AnswerAccepted.class::isInstance)
                .extracting(Event::subject)
                .containsExactly(third, first));
    }

    @Test
    void only_the_asker_accepts_and_only_answers_to_their_question() {
        String id = published();
        String answer = author.answers(id, "Share one pool.").get("id");
        String elsewhere = author.answers(published(), "Share one pool.").get("id");

        author.accepts(id, answer).isProblem(403, "not-yours");
        moderator.accepts(id, answer).isProblem(403, "not-yours");
        asker.accepts(id, elsewhere).isProblem(404, "no-such-answer");
        asker.accepts(id, "absent").isProblem(404, "no-such-answer");
        asker.put("/api/questions/" + id + "/accepted-answer", Map.of()).isProblem(400, "invalid");
        assertThat(asker.reads(id).json().has("acceptedAnswerId")).isFalse();
    }

    @Test
    void of_two_acceptances_at_once_the_last_told_is_the_one_that_stands() {
        for (int round = 0; round < 5; round++) {
            String id = published();
            List<String> answers = List.of(
                    author.answers(id, "One.").get("id"),
                    author.answers(id, "Two.").get("id"));

            assertThat(Together.at(2, i -> asker.accepts(id, answers.get(i))))
                    .extracting(Reply::status)
                    .containsOnly(200);

            await().untilAsserted(() -> assertThat(service.toldOf(id))
                    .filteredOn(AnswerAccepted.class::isInstance)
                    .hasSize(2)
                    .last()
                    .extracting(Event::subject)
                    .isEqualTo(asker.reads(id).get("acceptedAnswerId")));
        }
    }

    @Test
    void forty_answers_at_once_are_all_there_and_counted() {
        String id = published();

        assertThat(Together.at(40, i -> author.answers(id, "Answer number " + i)))
                .extracting(Reply::status)
                .containsOnly(201);

        assertThat(asker.reads(id).json().get("answers")).hasSize(40);
        await().untilAsserted(
                        () -> assertThat(listed(id).get("answerCount").asInt()).isEqualTo(40));
    }

    /** The count follows from the rows: hearing twice, late, or of an answer that is not there changes nothing. */
    @Test
    void hearing_of_an_answer_twice_or_out_of_turn_counts_it_once() {
        String id = published();
        Reply first = author.answers(id, "The first.");
        author.answers(id, "The second.").is(201);
        await().untilAsserted(
                        () -> assertThat(listed(id).get("answerCount").asInt()).isEqualTo(2));
        AnswerPublished again = new AnswerPublished(
                id, first.get("id"), author.id(), asker.id(), TITLE, List.of(), Visibility.PUBLIC, Instant.now());
        AnswerPublished unknown = new AnswerPublished(
                "q-" + Ids.random(), "a1", author.id(), asker.id(), TITLE, List.of(), Visibility.PUBLIC, Instant.now());

        service.tell(first.get("id") + ":1:0", again);
        service.tell(first.get("id") + ":1:0", again);
        service.tell("unknown:1:0", unknown);
        String third = author.answers(id, "The third.").get("publishedAt");

        await().untilAsserted(
                        () -> assertThat(listed(id).get("answerCount").asInt()).isEqualTo(3));
        assertThat(listed(id).get("lastActivityAt").asString()).isEqualTo(third);
    }

    @Test
    void counting_takes_nothing_from_a_decision_and_the_other_way_round() {
        String id = published();
        String answer = author.answers(id, "The first.").get("id");
        asker.accepts(id, answer).is(200);
        author.answers(id, "The second.").is(201);

        await().untilAsserted(
                        () -> assertThat(listed(id).get("answerCount").asInt()).isEqualTo(2));
        assertThat(listed(id).get("acceptedAnswerId").asString()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid",
                "{\"body\":\"\"} | invalid",
                "{\"body\":\"  \\n \\u200b \"} | invalid",
                "{\"body\":\"NUL \\u0000\"} | invalid",
                "{\"body\":\"half \\udc00\"} | invalid",
                "{\"body\":\"backwards \\u202e\"} | invalid",
                "{\"body\":7} | wrong-type",
                "{\"body\":\"ok\",\"author\":\"me\"} | unknown-field",
                "{\"body\":\"ok\" | malformed-json",
            })
    void bad_answers_get_a_clear_problem(String body, String code) {
        String id = published();

        author.post("/api/questions/" + id + "/answers", body).isProblem(400, code);
        assertThat(asker.reads(id).json().get("answers")).isEmpty();
    }

    @Test
    void published_questions_are_listed_with_their_total_and_paged() {
        String tag = "t-" + Ids.random();
        List<String> ids = List.of(
                tagged("The first of three", tag),
                tagged("The second of three", tag),
                tagged("The third of three", tag));

        JsonNode page = service.nobody()
                .get("/api/questions?tag=" + tag + "&limit=2")
                .is(200)
                .json();
        JsonNode rest = service.nobody()
                .get("/api/questions?tag=" + tag + "&limit=2&after="
                        + page.get("next").asString())
                .is(200)
                .json();

        assertThat(ids(page.get("items"))).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids(rest.get("items"))).containsExactly(ids.get(0));
        assertThat(page.get("total").asLong()).isEqualTo(3);
        assertThat(rest.has("next")).isFalse();

        author.answers(ids.get(0), "This moves it up.").is(201);
        await().untilAsserted(() -> assertThat(ids(
                        service.nobody().get("/api/questions?tag=" + tag).json().get("items")))
                .containsExactly(ids.get(0), ids.get(2), ids.get(1)));
        JsonNode unanswered = service.nobody()
                .get("/api/questions?view=unanswered&tag=" + tag)
                .json();
        assertThat(ids(unanswered.get("items"))).containsExactly(ids.get(2), ids.get(1));
        assertThat(unanswered.get("total").asLong()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "view=popular, invalid",
        "author=somebody, invalid",
        "limit=0, invalid",
        "limit=101, invalid",
        "limit=x, invalid",
        "after=x, bad-cursor",
        "after=%00, bad-cursor"
    })
    void bad_lists_get_a_clear_problem(String query, String code) {
        service.nobody().get("/api/questions?" + query).isProblem(400, code);
    }

    /** The whole path on the two topics, as the services that listen will hear it; two documents are told side by side. */
    @Test
    void the_whole_path_is_told_in_order() {
        String id = published();
        await().untilAsserted(() -> assertThat(service.toldOf(id)).hasAtLeastOneElementOfType(QuestionPublished.class));
        String answer = author.answers(id, "Share one pool.").get("id");
        asker.accepts(id, answer).is(200);

        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(event -> !(event instanceof QuestionSubmitted) && !(event instanceof ReviewDecided))
                .hasExactlyElementsOfTypes(QuestionPublished.class, AnswerPublished.class, AnswerAccepted.class));
    }

    private String published() {
        String id = asker.asked(TITLE);
        moderator.approves(id).is(200);
        return id;
    }

    private String tagged(String title, String tag) {
        String id = asker.post("/api/questions", Map.of("title", title, "body", Visitor.BODY, "tags", List.of(tag)))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        return id;
    }

    private JsonNode listed(String id) {
        JsonNode items = asker.get("/api/questions?author=me&limit=100").json().get("items");
        for (JsonNode item : items) {
            if (item.get("id").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.get("id").asString()).toList();
    }
}
