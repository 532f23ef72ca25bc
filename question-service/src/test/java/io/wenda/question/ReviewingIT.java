package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.ChangesAsked;
import io.wenda.events.DuplicateFound;
import io.wenda.events.MemberState;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionSubmitted;
import io.wenda.events.ReviewClaimed;
import io.wenda.events.ReviewDecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class ReviewingIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor mei = service.moderator("Mei");
    private final Visitor jonas = service.moderator("Jonas");

    @Test
    void a_moderator_reads_and_approves_and_then_everybody_reads_it() {
        String id = asker.asked(TITLE);

        assertThat(mei.claims(id).is(200).get("/claimedBy/name")).isEqualTo("Mei");
        Reply paper = mei.get("/api/reviews/" + id).is(200);
        Reply decided = mei.approves(id).is(200);

        assertThat(paper.get("title")).isEqualTo(TITLE);
        assertThat(paper.get("html")).isEqualTo("<p>" + Visitor.BODY + "</p>\n");
        assertThat(paper.get("/author/name")).isEqualTo("Priya");
        assertThat(paper.get("/authorHistory/pending")).isEqualTo("1");
        assertThat(decided.get("state")).isEqualTo("published");
        assertThat(service.nobody().reads(id).is(200).get("title")).isEqualTo(TITLE);
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .hasSize(4)
                .hasOnlyElementsOfTypes(
                        QuestionSubmitted.class, ReviewClaimed.class, ReviewDecided.class, QuestionPublished.class));
    }

    @Test
    void the_queue_is_oldest_first_and_says_who_reads_what() {
        List<String> ids = List.of(
                asker.asked("The first of three"),
                asker.asked("The second of three"),
                asker.asked("The third of three"));
        jonas.claims(ids.get(1)).is(200);

        List<JsonNode> items = queue(mei);

        assertThat(items).extracting(item -> item.get("id").asString()).containsSubsequence(ids);
        JsonNode claimed = items.stream()
                .filter(item -> item.get("id").asString().equals(ids.get(1)))
                .findFirst()
                .orElseThrow();
        assertThat(claimed.at("/claimedBy/name").asString()).isEqualTo("Jonas");
        assertThat(claimed.get("claimedUntil").asString()).isNotEmpty();
        assertThat(claimed.get("kind").asString()).isEqualTo("question");
        assertThat(mei.get("/api/reviews").json().get("total").asLong()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void who_is_no_moderator_sees_nothing_of_the_desk() {
        String id = asker.asked(TITLE);

        for (Visitor visitor : List.of(asker, service.member("Stranger"))) {
            visitor.get("/api/reviews").isProblem(403, "not-allowed");
            visitor.get("/api/reviews/decided").isProblem(403, "not-allowed");
            visitor.get("/api/reviews/" + id).isProblem(403, "not-allowed");
            visitor.get("/api/reviews/absent").isProblem(403, "not-allowed");
            visitor.claims(id).isProblem(403, "not-allowed");
            visitor.approves(id).isProblem(403, "not-allowed");
        }
        service.nobody().get("/api/reviews").isProblem(401, "sign-in-required");
        mei.get("/api/reviews/absent").isProblem(404, "not-found");
        mei.claims("absent").isProblem(404, "not-found");
        mei.approves("absent").isProblem(404, "not-found");
    }

    @Test
    void a_role_that_was_taken_away_no_longer_opens_the_desk() {
        Visitor former = service.moderator("Former");
        former.get("/api/reviews").is(200);

        service.tell(former.id() + ":2", new MemberState(former.id(), 2, "Former", List.of(), List.of()));

        await().untilAsserted(() -> former.get("/api/reviews").isProblem(403, "not-allowed"));
    }

    @Test
    void what_somebody_reads_the_others_leave_alone() {
        String id = asker.asked(TITLE);
        mei.claims(id).is(200);

        Reply refused = jonas.claims(id).isProblem(409, "claimed-by-other");
        assertThat(refused.get("/by/id")).isEqualTo(mei.id());
        assertThat(refused.get("/by/name")).isEqualTo("Mei");
        assertThat(refused.get("until")).isNotEmpty();
        jonas.approves(id).isProblem(409, "claimed-by-other");

        mei.delete("/api/reviews/" + id + "/claim").is(204);
        mei.delete("/api/reviews/" + id + "/claim").is(204);
        jonas.claims(id).is(200);
        jonas.approves(id).is(200);
    }

    @Test
    void of_two_who_claim_at_once_one_reads() {
        for (int round = 0; round < 5; round++) {
            String id = service.member("Asker").asked(TITLE);

            List<Reply> replies = Together.at(2, i -> (i == 0 ? mei : jonas).claims(id));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void of_two_who_decide_at_once_one_wins_and_the_other_hears_who_and_what() {
        for (int round = 0; round < 20; round++) {
            String id = service.member("Asker").asked(TITLE);

            List<Reply> replies = Together.at(2, i -> i == 0 ? mei.approves(id) : jonas.rejects(id, "unclear", "Why?"));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
            boolean approved = replies.getFirst().status() == 200;
            Reply loser = replies.get(approved ? 1 : 0).isProblem(409, "already-decided");
            assertThat(loser.get("/by/name")).isEqualTo(approved ? "Mei" : "Jonas");
            assertThat(loser.get("decision")).isEqualTo(approved ? "approve" : "reject");
            assertThat(loser.get("at")).isNotEmpty();
            assertThat(service.nobody().reads(id).status()).isEqualTo(approved ? 200 : 404);
            await().untilAsserted(() -> assertThat(service.toldOf(id))
                    .filteredOn(ReviewDecided.class::isInstance)
                    .hasSize(1));
        }
    }

    @Test
    void what_is_given_back_is_changed_and_read_again_with_its_history() {
        String id = asker.asked(TITLE);

        Reply back = mei.decides(id, Map.of("decision", "ask-for-changes", "revision", 1, "words", "Which version?"))
                .is(200);
        assertThat(back.get("state")).isEqualTo("changes-asked");
        assertThat(queue(mei)).noneMatch(item -> item.get("id").asString().equals(id));
        service.nobody().reads(id).isProblem(404, "not-found");
        Reply seen = asker.reads(id).is(200);
        assertThat(seen.get("/decision/words")).isEqualTo("Which version?");
        assertThat(seen.get("/viewer/canEdit")).isEqualTo("true");
        assertThat(asker.get("/questions/" + id, "Accept-Language", "en")
                        .is(200)
                        .text())
                .contains("Mei asks for changes.")
                .contains("Which version?");
        jonas.approves(id).isProblem(409, "already-decided");

        assertThat(asker.put("/api/questions/" + id, changed("With 4.1.3", 2))
                        .is(200)
                        .get("state"))
                .isEqualTo("in-review");

        Reply paper = jonas.get("/api/reviews/" + id).is(200);
        assertThat(paper.get("revision")).isEqualTo("2");
        assertThat(paper.get("attemptsLeft")).isEqualTo("2");
        assertThat(paper.get("/earlierDecisions/0/words")).isEqualTo("Which version?");
        assertThat(paper.get("/earlierDecisions/0/moderator/name")).isEqualTo("Mei");
        jonas.decides(id, Map.of("decision", "approve", "revision", 2)).is(200);
        assertThat(service.nobody().reads(id).is(200).json().get("earlierDecisions"))
                .isEmpty();
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .hasExactlyElementsOfTypes(
                        QuestionSubmitted.class,
                        ChangesAsked.class,
                        QuestionSubmitted.class,
                        ReviewDecided.class,
                        QuestionPublished.class));
    }

    @Test
    void to_ask_for_changes_needs_words_and_has_an_end() {
        String id = asker.asked(TITLE);
        mei.decides(id, Map.of("decision", "ask-for-changes", "revision", 1)).isProblem(400, "invalid");
        for (int attempt = 1; attempt <= 3; attempt++) {
            mei.decides(id, Map.of("decision", "ask-for-changes", "revision", attempt, "words", "More"))
                    .is(200);
            asker.put("/api/questions/" + id, changed("Attempt " + attempt, 2L * attempt))
                    .is(200);
        }

        mei.decides(id, Map.of("decision", "ask-for-changes", "revision", 4, "words", "More"))
                .isProblem(409, "no-attempts-left");
        assertThat(mei.get("/api/reviews/" + id).is(200).get("attemptsLeft")).isEqualTo("0");
    }

    @Test
    void a_duplicate_leads_its_asker_to_a_question_that_everybody_may_read() {
        String original = asker.asked("Why does direct memory grow, first time?");
        String again = asker.asked(TITLE);
        Map<String, Object> duplicate = Map.of("decision", "duplicate", "revision", 1, "originalId", original);

        mei.decides(again, duplicate).isProblem(400, "invalid");
        mei.decides(again, Map.of("decision", "duplicate", "revision", 1)).isProblem(400, "invalid");
        mei.approves(original).is(200);
        assertThat(mei.decides(again, duplicate).is(200).get("originalId")).isEqualTo(original);
        mei.decides(again, duplicate).is(200);

        assertThat(asker.reads(again).is(200).get("/decision/originalId")).isEqualTo(original);
        assertThat(asker.get("/questions/" + again).is(200).text()).contains("\"/questions/" + original + "\"");
        service.nobody().reads(again).isProblem(404, "not-found");
        await().untilAsserted(() -> assertThat(service.toldOf(again))
                .filteredOn(DuplicateFound.class::isInstance)
                .singleElement()
                .isEqualTo(new DuplicateFound(
                        again,
                        asker.id(),
                        mei.id(),
                        1,
                        original,
                        "Why does direct memory grow, first time?",
                        false,
                        ((DuplicateFound) service.toldOf(again).getLast()).decidedAt())));
    }

    @Test
    void a_duplicate_of_a_duplicate_leads_to_the_question_that_has_the_answers() {
        String live = asker.asked("Why does direct memory grow, first of all?");
        String between = asker.asked("Why does direct memory grow, second time?");
        String again = asker.asked(TITLE);
        mei.approves(live).is(200);
        mei.approves(between).is(200);
        mei.put("/api/questions/" + between + "/closing", Map.of("reason", "duplicate", "duplicateOf", live))
                .is(204);
        Map<String, Object> duplicate = Map.of("decision", "duplicate", "revision", 1, "originalId", between);

        assertThat(mei.decides(again, duplicate).is(200).get("originalId")).isEqualTo(live);
        mei.decides(again, duplicate).is(200);
    }

    private static Map<String, Object> changed(String body, long version) {
        return Map.of("title", TITLE, "body", body + ": " + Visitor.BODY, "tags", List.of("tls"), "version", version);
    }

    @Test
    void a_double_click_decides_once() {
        String id = asker.asked(TITLE);

        assertThat(Together.at(4, i -> mei.approves(id)))
                .extracting(Reply::status)
                .containsOnly(200);
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(QuestionPublished.class::isInstance)
                .hasSize(1));
    }

    @Test
    void a_decision_on_a_text_that_was_changed_meanwhile_is_refused() {
        String id = asker.asked(TITLE);
        asker.put(
                        "/api/questions/" + id,
                        Map.of("title", "Why does it grow, really?", "body", Visitor.BODY, "version", 1))
                .is(200);

        assertThat(mei.approves(id).isProblem(409, "revision-changed").get("revision"))
                .isEqualTo("2");
        mei.decides(id, Map.of("decision", "approve", "revision", 2)).is(200);
    }

    @Test
    void what_its_asker_took_back_is_no_longer_decided() {
        String id = asker.asked(TITLE);
        asker.delete("/api/questions/" + id).is(204);

        mei.approves(id).isProblem(409, "withdrawn");
        mei.claims(id).isProblem(409, "withdrawn");
        assertThat(queue(mei)).noneMatch(item -> item.get("id").asString().equals(id));
    }

    @Test
    void a_rejection_gives_a_reason_and_a_line_to_the_asker() {
        String id = asker.asked(TITLE);

        Reply decided =
                mei.rejects(id, "contact-details", "Leave the phone number out").is(200);

        assertThat(decided.get("decision")).isEqualTo("reject");
        assertThat(decided.get("reason")).isEqualTo("contact-details");
        Reply read = asker.reads(id).is(200);
        assertThat(read.get("state")).isEqualTo("rejected");
        assertThat(read.get("/decision/words")).isEqualTo("Leave the phone number out");
        assertThat(read.get("/decision/moderator/name")).isEqualTo("Mei");
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .hasSize(2)
                .noneMatch(event -> event.toString().contains("phone number")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid",
                "{\"decision\":\"approve\"} | invalid",
                "{\"decision\":\"publish\",\"revision\":1} | invalid",
                "{\"decision\":\"reject\",\"revision\":1} | invalid",
                "{\"decision\":\"reject\",\"revision\":1,\"reason\":\"because\"} | invalid",
                "{\"decision\":\"approve\",\"revision\":1,\"reason\":\"unclear\"} | invalid",
                "{\"decision\":\"approve\",\"revision\":1,\"words\":\"NUL \\u0000\"} | invalid",
                "{\"decision\":\"approve\",\"revision\":\"1\"} | wrong-type",
                "{\"decision\":\"approve\",\"revision\":1.5} | wrong-type",
                "{\"decision\":true,\"revision\":1} | wrong-type",
                "{\"decision\":\"approve\",\"revision\":1,\"by\":\"somebody\"} | unknown-field",
                "approve | malformed-json",
            })
    void bad_decisions_get_a_clear_problem(String body, String code) {
        String id = asker.asked(TITLE);

        mei.decides(id, body).isProblem(400, code);
        assertThat(asker.reads(id).get("state")).isEqualTo("in-review");
    }

    @Test
    void the_audit_names_who_decided_what_newest_first() {
        String first = asker.asked(TITLE);
        String second = asker.asked("Another question of mine");
        mei.approves(first).is(200);
        jonas.rejects(second, "duplicate", "See the other one").is(200);

        JsonNode items = mei.get("/api/reviews/decided").is(200).json().get("items");

        assertThat(items.get(0).get("questionId").asString()).isEqualTo(second);
        assertThat(items.get(0).get("decision").asString()).isEqualTo("reject");
        assertThat(items.get(0).get("reason").asString()).isEqualTo("duplicate");
        assertThat(items.get(0).at("/moderator/name").asString()).isEqualTo("Jonas");
        assertThat(items.get(0).get("ownQuestion").asBoolean()).isFalse();
        assertThat(items.get(1).get("questionId").asString()).isEqualTo(first);
        assertThat(items.get(1).at("/moderator/name").asString()).isEqualTo("Mei");
    }

    @Test
    void the_audit_keeps_what_was_asked_for_and_is_searched_by_who_and_when() {
        Visitor author = service.member("Often Asking");
        Visitor reader = service.moderator("Reader");
        String id = author.asked(TITLE);
        reader.decides(id, Map.of("decision", "ask-for-changes", "revision", 1, "words", "Which version?"))
                .is(200);
        author.put("/api/questions/" + id, changed("With 4.1.3", 2)).is(200);
        jonas.decides(id, Map.of("decision", "approve", "revision", 2)).is(200);

        assertThat(decided("author=" + author.id())).containsExactly("approve", "ask-for-changes");
        assertThat(decided("moderator=" + reader.id())).containsExactly("ask-for-changes");
        assertThat(decided("author=" + author.id() + "&moderator=" + mei.id())).isEmpty();
        assertThat(decided("author=" + author.id() + "&from=2020-01-01T00:00:00Z&limit=1"))
                .containsExactly("approve");
        assertThat(decided("author=" + author.id() + "&to=2020-01-01T00:00:00Z"))
                .isEmpty();
        mei.get("/api/reviews/decided?from=yesterday").isProblem(400, "invalid");
        String[] lines = mei.get("/api/reviews/decided/export?author=" + author.id())
                .is(200)
                .text()
                .split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).contains("\"words\":\"Which version?\"");
        author.get("/api/reviews/decided/export").isProblem(403, "not-allowed");
    }

    @Test
    void a_decision_that_was_heard_of_alone_is_in_the_audit_too_and_no_second_time() {
        String id = asker.asked(TITLE);
        mei.approves(id).is(200);
        ReviewDecided fact = new ReviewDecided(
                id, asker.id(), mei.id(), 1, ReviewDecided.Decision.APPROVE, null, false, null, Instant.EPOCH);
        MongoDatabase database = service.bean(MongoDatabase.class);
        Mono.from(database.getCollection("audit").deleteOne(Filters.eq(id + ":1")))
                .block();

        service.tell("again", fact);
        service.tell("once-more", fact);

        await().untilAsserted(() -> assertThat(decided("author=" + asker.id())).containsExactly("approve"));
    }

    @Test
    void everything_that_somebody_has_in_review_is_declined_at_once_but_what_another_is_reading() {
        Visitor flooding = service.member("Flooding");
        String first = flooding.asked("Cheap links, the first");
        String second = flooding.asked("Cheap links, the second");
        String third = flooding.asked("Cheap links, the third");
        jonas.claims(third).is(200);

        Reply declined = mei.post(
                        "/api/reviews/rejections",
                        Map.of("author", flooding.id(), "reason", "advertising", "words", "No."))
                .is(200);

        assertThat(declined.get("declined")).isEqualTo("2");
        assertThat(declined.get("left")).isEqualTo("1");
        assertThat(flooding.reads(first).get("state")).isEqualTo("rejected");
        assertThat(flooding.reads(second).get("/decision/reason")).isEqualTo("advertising");
        assertThat(flooding.reads(third).get("state")).isEqualTo("in-review");
        assertThat(decided("author=" + flooding.id())).containsExactly("reject", "reject");
        mei.post("/api/reviews/rejections", Map.of("author", flooding.id())).isProblem(400, "invalid");
        flooding.post("/api/reviews/rejections", Map.of("author", "a1", "reason", "unclear"))
                .isProblem(403, "not-allowed");
    }

    @Test
    void everybody_sees_how_long_a_review_takes() {
        mei.approves(asker.asked(TITLE)).is(200);

        JsonNode times = service.nobody().get("/api/reviews/times").is(200).json();

        assertThat(times.get("days").asInt()).isEqualTo(30);
        assertThat(times.get("medianSeconds").asLong())
                .isBetween(0L, times.get("p90Seconds").asLong());
    }

    @Test
    void what_a_moderator_corrects_is_published_so_and_its_asker_sees_what_was_changed() {
        String id = asker.asked(TITLE);
        Map<String, Object> text = Map.of(
                "title", "Why does direct memory grow?!", "body", Visitor.BODY + " With TLS.", "tags", List.of());

        mei.decides(id, Map.of("decision", "approve", "revision", 2, "text", text))
                .isProblem(409, "revision-changed");
        mei.decides(id, Map.of("decision", "reject", "revision", 1, "reason", "unclear", "text", text))
                .isProblem(400, "invalid");
        assertThat(mei.decides(id, Map.of("decision", "approve", "revision", 1, "text", text))
                        .is(200)
                        .get("state"))
                .isEqualTo("published");

        assertThat(service.nobody().reads(id).is(200).get("title")).isEqualTo("Why does direct memory grow?!");
        JsonNode seen =
                asker.get("/api/questions/" + id + "/revisions").is(200).json().get("items");
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).get("title").asString()).isEqualTo(TITLE);
        assertThat(seen.get(1).at("/by/name").asString()).isEqualTo("Mei");
        assertThat(service.nobody()
                        .get("/api/questions/" + id + "/revisions")
                        .is(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(asker.get("/questions/" + id + "/text/revisions", "Accept-Language", "en")
                        .is(200)
                        .text())
                .contains("Corrected by Mei")
                .contains("<ins>");
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .hasSize(4)
                .hasOnlyElementsOfTypes(
                        QuestionSubmitted.class,
                        ReviewDecided.class,
                        QuestionPublished.class,
                        QuestionCorrected.class));
    }

    @Test
    void the_desk_shows_what_changed_since_it_was_read() {
        String id = asker.asked(TITLE);
        mei.decides(id, Map.of("decision", "ask-for-changes", "revision", 1, "reason", "unclear"))
                .is(200);
        asker.put("/api/questions/" + id, changed("With 4.1.3", 2)).is(200);

        JsonNode paper = jonas.get("/api/reviews/" + id).is(200).json();

        assertThat(paper.at("/changed/revision").asInt()).isEqualTo(1);
        assertThat(paper.at("/changed/title").toString()).contains("kept");
        assertThat(paper.at("/changed/body").toString()).contains("added").contains("4.1.3");
        assertThat(paper.at("/earlierDecisions/0/reason").asString()).isEqualTo("unclear");
    }

    @Test
    void who_was_declined_answers_once_and_is_read_again() {
        Visitor author = service.member("Persistent");
        String id = author.asked(TITLE);
        reply(author, id, "Too early").isProblem(409, "not-declined");
        mei.rejects(id, "off-topic", "Ask elsewhere").is(200);
        assertThat(author.reads(id).get("/viewer/canReply")).isEqualTo("true");
        assertThat(author.get("/api/questions?author=me").get("/items/0/canReply"))
                .isEqualTo("true");
        author.asks(TITLE).isProblem(409, "already-declined");

        reply(service.member("Stranger"), id, "Let them").isProblem(404, "not-found");
        assertThat(Together.at(3, i -> reply(author, id, "It is about the pool")))
                .extracting(Reply::status)
                .containsOnly(200);

        JsonNode paper = jonas.get("/api/reviews/" + id).is(200).json();
        assertThat(paper.get("reply").asString()).isEqualTo("It is about the pool");
        assertThat(paper.get("revision").asInt()).isEqualTo(2);
        jonas.decides(id, Map.of("decision", "reject", "revision", 2, "reason", "unclear"))
                .is(200);
        reply(author, id, "It is about the pool").isProblem(409, "already-replied");
        assertThat(decided("author=" + author.id())).containsExactly("reject", "reject");
        service.nobody().reads(id).isProblem(404, "not-found");
    }

    @Test
    void an_answer_to_the_moderators_takes_a_place_in_review_like_any_question() {
        Visitor author = service.member("Flooding");
        String declined = author.asked("The first of six questions");
        mei.rejects(declined, "unclear", "Why?").is(200);
        for (int i = 2; i <= 6; i++) {
            author.asked("Another of six questions, number " + i);
        }

        reply(author, declined, "Because").isProblem(409, "too-many-pending");
    }

    @Test
    void everybody_reads_why_questions_are_declined_in_words_of_the_community() {
        JsonNode reasons =
                service.nobody().get("/api/reviews/reasons").is(200).json().get("items");
        String id = asker.asked(TITLE);
        mei.rejects(id, "off-topic", "Ask elsewhere").is(200);

        assertThat(reasons.get(0).get("code").asString()).isEqualTo("off-topic");
        assertThat(asker.get("/questions/" + id, "Accept-Language", "zh")
                        .is(200)
                        .text())
                .contains(reasons.get(0).at("/words/zh").asString());
    }

    private static Reply reply(Visitor author, String id, String words) {
        return author.post("/api/questions/" + id + "/reply", Map.of("words", words));
    }

    private List<String> decided(String query) {
        return mei.get("/api/reviews/decided?" + query)
                .is(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("decision").asString())
                .toList();
    }

    @Test
    void moderators_leave_their_own_questions_to_the_others() {
        String id = mei.asked(TITLE);

        mei.approves(id).isProblem(403, "own-question");
        mei.claims(id).isProblem(403, "own-question");
        assertThat(mei.reads(id).get("/viewer/canReview")).isEqualTo("false");
        assertThat(jonas.reads(id).get("/viewer/canReview")).isEqualTo("true");
        jonas.approves(id).is(200);
    }

    @Test
    void the_only_moderator_decides_on_their_own_question_and_the_audit_says_so() {
        RunningService small = RunningService.alone();
        Visitor maintainer = small.moderator("Maintainer");
        String id = maintainer.asked(TITLE);

        assertThat(maintainer.reads(id).get("/viewer/canReview")).isEqualTo("true");
        assertThat(maintainer.approves(id).is(200).get("ownQuestion")).isEqualTo("true");

        assertThat(maintainer.get("/api/reviews/decided").get("/items/0/ownQuestion"))
                .isEqualTo("true");
        await().untilAsserted(() -> assertThat(small.toldOf(id))
                .filteredOn(ReviewDecided.class::isInstance)
                .hasSize(1)
                .allMatch(event -> ((ReviewDecided) event).ownQuestion()));
        small.moderator("Newcomer");
        maintainer.approves(maintainer.asked("Now there are two of us")).isProblem(403, "own-question");
    }

    static List<JsonNode> queue(Visitor moderator) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    moderator.get("/api/reviews?limit=100" + after).is(200).json();
            page.get("items").forEach(items::add);
            after = page.has("next") ? "&after=" + page.get("next").asString() : "";
        } while (!after.isEmpty());
        return items;
    }

    static List<String> ids(Visitor moderator) {
        return queue(moderator).stream().map(item -> item.get("id").asString()).toList();
    }

    /** What is in the audit of this author, the newest first. */
    static List<String> decided(Visitor moderator, Visitor author) {
        return moderator
                .get("/api/reviews/decided?limit=100&author=" + author.id())
                .is(200)
                .json()
                .get("items")
                .valueStream()
                .map(item ->
                        item.get("kind").asString() + " " + item.get("decision").asString())
                .toList();
    }
}
