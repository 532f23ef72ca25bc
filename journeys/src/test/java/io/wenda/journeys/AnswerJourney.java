package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The first thing Wenda does: somebody asks, a moderator reads, somebody answers, and a bell rings. */
@OnWenda
@Order(1)
class AnswerJourney {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Test
    void a_question_a_review_an_answer_a_bell(Wenda wenda) {
        Person asker = wenda.signedIn("asker@wenda.test");
        Person moderator = wenda.signedIn("moderator@wenda.test");
        Person answerer = wenda.signedIn("answerer@wenda.test");

        String question = asker.asks("How do I see what a second is worth", "journeys");
        isHidden(wenda, question, answerer);
        isSeenBy(question, asker);
        isSeenBy(question, moderator);

        moderator.approves(question);
        isPublic(wenda, question);
        await("the asker hears of the decision")
                .untilAsserted(() ->
                        assertThat(asker.alerts("question-published", question)).hasSize(1));
        asker.isFollowing(question);

        try (Bell bell = asker.listens()) {
            int unseenBefore = asker.unseen();
            Instant before = Instant.now();
            String answer = answerer.answers(question, "A second is worth **everything**.");
            Duration untilBell = Duration.between(before, bell.rangFor(answer));
            System.out.println("From the answer to the asker's bell: " + untilBell.toMillis() + " ms");
            assertThat(untilBell).isLessThan(A_SECOND);

            assertThat(asker.unseen()).isEqualTo(unseenBefore + 1);
            JsonNode row = onlyRow(asker, question);
            assertThat(row.required("answerId").asString()).isEqualTo(answer);
            assertThat(row.required("actor").asString()).isEqualTo(answerer.name());
            assertThat(row.required("state").asString()).isEqualTo("unseen");
            seesAndReads(asker, row, unseenBefore);

            asker.accepts(question, answer);
            asker.accepts(question, answer);
            assertThat(wenda.nobody()
                            .get("/api/questions/" + question)
                            .is(200)
                            .json()
                            .required("answers")
                            .get(0)
                            .required("accepted")
                            .asBoolean())
                    .isTrue();
            await("the answerer hears that it was accepted")
                    .untilAsserted(() -> assertThat(answerer.alerts("answer-accepted", question))
                            .hasSize(1));
        }
        assertThat(answerer.alerts("answer", question))
                .as("nobody is told of their own answer")
                .isEmpty();
    }

    private static void isHidden(Wenda wenda, String question, Person stranger) {
        for (Person other : List.of(wenda.nobody(), stranger)) {
            other.get("/api/questions/" + question).isProblem(404, "not-found");
            other.get("/questions/" + question).is(404);
            other.get("/api/follows/question/" + question).is(other == stranger ? 404 : 401);
            assertThat(other.get("/api/questions?limit=100").is(200).text()).doesNotContain(question);
            assertThat(other.get("/").is(200).text()).doesNotContain(question);
        }
        stranger.post("/api/questions/" + question + "/answers", Map.of("body", "Too early."))
                .isProblem(404, "not-found");
        stranger.get("/api/reviews").isProblem(403, "not-allowed");
    }

    private static void isSeenBy(String question, Person person) {
        assertThat(person.get("/api/questions/" + question)
                        .is(200)
                        .json()
                        .required("state")
                        .asString())
                .isEqualTo("in-review");
        Reply page = person.get("/questions/" + question).is(200);
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(page.text()).contains("noindex");
    }

    private static void isPublic(Wenda wenda, String question) {
        assertThat(wenda.nobody()
                        .get("/api/questions/" + question)
                        .is(200)
                        .json()
                        .required("state")
                        .asString())
                .isEqualTo("published");
        assertThat(wenda.nobody().get("/").is(200).text()).contains("/questions/" + question);
        assertThat(wenda.nobody().get("/questions?view=unanswered").is(200).text())
                .contains("/questions/" + question);
        assertThat(wenda.nobody().get("/questions/" + question).is(200).text()).doesNotContain("noindex");
    }

    private static JsonNode onlyRow(Person asker, String question) {
        List<JsonNode> rows = asker.alerts("answer", question);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static void seesAndReads(Person asker, JsonNode row, int unseenBefore) {
        String id = row.required("id").asString();
        for (int twice = 0; twice < 2; twice++) {
            asker.put("/api/inbox/seen", Map.of("upTo", id)).is(204);
            assertThat(asker.unseen()).isZero();
            asker.put("/api/inbox/" + Person.encoded(id) + "/read", null).is(204);
        }
        assertThat(asker.alerts("answer", row.required("questionId").asString())
                        .getFirst()
                        .required("state")
                        .asString())
                .isEqualTo("read");
    }

    @Test
    void a_declined_question_stays_hidden_and_its_asker_hears_why(Wenda wenda) {
        Person asker = wenda.signedIn("asker@wenda.test");
        String question = asker.asks("Buy my wonderful thing that is not about this");

        wenda.signedIn("moderator@wenda.test").declines(question, "advertising");

        wenda.nobody().get("/api/questions/" + question).isProblem(404, "not-found");
        await("the asker hears why")
                .untilAsserted(() -> assertThat(asker.alerts("question-declined", question))
                        .singleElement()
                        .satisfies(row -> assertThat(row.required("reasonCode").asString())
                                .isEqualTo("advertising")));
    }

    @Test
    void two_moderators_at_once_one_decides_and_the_other_learns_who(Wenda wenda) {
        Person moderator = wenda.signedIn("moderator@wenda.test");
        Person admin = wenda.signedIn("admin@wenda.test");
        String question = wenda.signedIn("asker@wenda.test").asks("Who of two moderators decides this one");
        JsonNode review = moderator.reviewOf(question);
        String path = "/api/reviews/" + review.required("id").asString();
        Map<String, Object> approval = Map.of("decision", "approve", "revision", review.required("revision"));

        moderator.put(path + "/claim", null).is(200);
        Reply late = admin.put(path + "/claim", null).isProblem(409, "claimed-by-other");
        assertThat(late.json().required("by").required("name").asString()).isEqualTo(moderator.name());
        moderator.post(path + "/decision", approval).is(200);

        moderator.post(path + "/decision", approval).is(200);
        Reply lost = admin.post(path + "/decision", approval).isProblem(409, "already-decided");
        assertThat(lost.json().required("by").required("name").asString()).isEqualTo(moderator.name());
    }

    @Test
    void whoever_follows_hears_and_whoever_stopped_does_not(Wenda wenda) {
        Person duty = wenda.signedIn("duty@wenda.test");
        Person treasurer = wenda.signedIn("treasurer@wenda.test");
        String question = wenda.signedIn("asker@wenda.test").asks("Who hears of an answer, and who does not");
        wenda.signedIn("moderator@wenda.test").approves(question);
        duty.follows(question);
        treasurer.follows(question);
        treasurer.delete("/api/follows/question/" + question).is(200);

        try (Bell bell = duty.listens()) {
            String answer = wenda.signedIn("answerer@wenda.test").answers(question, "Those who follow.");
            bell.rangFor(answer);
        }
        assertThat(duty.alerts("answer", question)).hasSize(1);
        assertThat(treasurer.alerts("answer", question)).isEmpty();
    }
}
