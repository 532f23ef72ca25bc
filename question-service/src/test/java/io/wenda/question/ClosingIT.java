package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.ProposalConcluded;
import io.wenda.http.creating.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is closed, locked or removed stays so for everybody, at once, until it is undone. */
class ClosingIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();

    @Test
    void nobody_answers_a_closed_question_until_it_is_open_again() {
        String id = published();
        closes(moderator, id, Map.of("reason", "off-topic")).is(204);
        closes(moderator, id, Map.of("reason", "off-topic")).is(204);

        author.answers(id, "Share one pool.").isProblem(409, "question-closed");
        assertThat(reader.reads(id).get("closed/reason")).isEqualTo("off-topic");
        assertThat(author.reads(id).get("viewer/canAnswer")).isEqualTo("false");
        assertThat(author.get("/questions/" + id).text())
                .contains("Closed to new answers.")
                .doesNotContain("data-answer>");
        author.comments(id, "Why?").is(201);

        moderator.delete("/api/questions/" + id + "/closing").is(204);
        author.answers(id, "Share one pool.").is(201);
    }

    @Test
    void a_proposal_ends_adopted_or_declined_with_the_reason_for_everybody_to_read() {
        String id = proposal();
        conclude(asker, id, Map.of("outcome", "adopted", "words", "Mine.")).isProblem(403, "not-allowed");
        conclude(moderator, id, Map.of("outcome", "shelved")).isProblem(400, "invalid");
        conclude(moderator, published(), Map.of("outcome", "adopted", "words", "Good."))
                .isProblem(409, "not-a-proposal");

        conclude(moderator, id, Map.of("outcome", "declined", "words", "Too <slow>."))
                .is(204);
        conclude(moderator, id, Map.of("outcome", "declined", "words", "Too <slow>."))
                .is(204);

        assertThat(reader.reads(id).get("/conclusion/words")).isEqualTo("Too <slow>.");
        assertThat(reader.get("/questions/" + id).text()).contains("Declined.", "Too &lt;slow&gt;.");
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(ProposalConcluded.class::isInstance)
                .hasSize(1));
        moderator.delete("/api/questions/" + id + "/conclusion").is(204);
        assertThat(reader.reads(id).json().has("conclusion")).isFalse();
    }

    @Test
    void the_list_of_proposals_is_public_and_shows_where_each_stands() {
        String open = proposal();
        String adopted = proposal();
        String question = published();
        conclude(moderator, adopted, Map.of("outcome", "adopted", "words", "Good."))
                .is(204);

        Reply list = reader.get("/api/questions?type=proposal&limit=100").is(200);
        assertThat(list.json().get("items"))
                .extracting(item -> item.get("id").asString())
                .contains(open, adopted)
                .doesNotContain(question);
        assertThat(reader.get("/questions?type=proposal").is(200).text())
                .contains("/questions/" + open, "under discussion", "/questions/" + adopted, "adopted")
                .doesNotContain("/questions/" + question);
        reader.get("/api/questions?type=poem").isProblem(400, "invalid");
        assertThat(reader.get("/api/questions?type=proposal&outcome=adopted&limit=100")
                        .is(200)
                        .text())
                .contains(adopted)
                .doesNotContain(open);
        assertThat(reader.get("/questions?type=proposal&outcome=open").is(200).text())
                .contains("/questions/" + open)
                .doesNotContain("/questions/" + adopted);
        assertThat(reader.get("/questions?type=proposal&outcome=declined")
                        .is(200)
                        .text())
                .doesNotContain("/questions/" + adopted);
        reader.get("/api/questions?type=proposal&outcome=none").isProblem(400, "invalid");
        reader.get("/api/questions?outcome=adopted").isProblem(400, "invalid");
    }

    @Test
    void only_moderators_close_and_lock() {
        String id = published();
        for (Visitor visitor : List.of(asker, author)) {
            closes(visitor, id, Map.of("reason", "off-topic")).isProblem(403, "not-allowed");
            visitor.delete("/api/questions/" + id + "/closing").isProblem(403, "not-allowed");
            visitor.put("/api/questions/" + id + "/lock", null).isProblem(403, "not-allowed");
            visitor.delete("/api/questions/" + id + "/lock").isProblem(403, "not-allowed");
        }
        closes(reader, id, Map.of("reason", "off-topic")).isProblem(401, "sign-in-required");
        closes(moderator, id, Map.of()).isProblem(400, "invalid");
        closes(moderator, id, Map.of("reason", "boring")).isProblem(400, "invalid");
        closes(moderator, id, Map.of("reason", "duplicate")).isProblem(400, "invalid");
        closes(moderator, id, Map.of("reason", "duplicate", "duplicateOf", "absent"))
                .isProblem(400, "invalid");
        closes(moderator, asker.asked(TITLE), Map.of("reason", "off-topic")).isProblem(404, "not-found");
    }

    @Test
    void a_duplicate_leads_to_the_question_at_the_end_of_all_duplicates() {
        String first = published();
        String second = published();
        String third = published();
        duplicate(first, second).is(204);
        duplicate(second, third).is(204);

        assertThat(reader.reads(first).get("closed/duplicateOf")).isEqualTo(third);
        assertThat(reader.get("/questions/" + first).text()).contains("/questions/" + third);
        duplicate(third, first).isProblem(409, "duplicate-cycle");
        duplicate(third, third).isProblem(409, "duplicate-cycle");
        assertThat(reader.reads(third).json().has("closed")).isFalse();
        moderator.put("/api/questions/" + third + "/removal", null).is(204);
        assertThat(reader.reads(first).get("closed/duplicateOf")).isEqualTo(second);
    }

    @Test
    void two_who_close_each_as_a_duplicate_of_the_other_leave_no_circle() {
        for (int round = 0; round < 5; round++) {
            List<String> ids = List.of(published(), published());

            Together.at(2, i -> duplicate(ids.get(i), ids.get(1 - i)));

            assertThat(ids.stream()
                            .filter(id -> reader.reads(id).json().has("closed"))
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void nothing_is_added_to_a_locked_question_nor_changed_in_it() {
        String id = published();
        String answer = author.answers(id, "Share one pool.").get("id");
        moderator.put("/api/questions/" + id + "/lock", null).is(204);

        author.answers(id, "Another.").isProblem(409, "question-locked");
        author.edits(answer, "Changed.", 1).isProblem(409, "question-locked");
        asker.votes(answer, "up").isProblem(409, "question-locked");
        asker.comments(answer, "Why?").isProblem(409, "question-locked");
        asker.accepts(id, answer).isProblem(409, "question-locked");
        asker.put("/api/questions/" + id, Map.of("title", TITLE + " Now", "body", Visitor.BODY, "version", 3))
                .isProblem(409, "question-locked");
        assertThat(reader.reads(id).get("locked")).isEqualTo("true");
        moderator.delete("/api/questions/" + id + "/lock").is(204);
        asker.votes(answer, "up").is(200);
    }

    @Test
    void a_removed_question_is_gone_at_once_on_every_path_and_comes_back_whole() {
        String word = "plugh" + Ids.random();
        String id = asker.post(
                        "/api/questions",
                        Map.of("title", TITLE + " " + word, "body", Visitor.BODY, "tags", List.of(word)))
                .get("id");
        moderator.approves(id).is(200);
        String answer = author.answers(id, "Share one pool.").get("id");
        await().untilAsserted(() -> assertThat(
                        reader.get("/api/search?q=" + word).json().get("items"))
                .hasSize(1));

        asker.put("/api/questions/" + id + "/removal", null).isProblem(409, "has-answers");
        author.put("/api/questions/" + id + "/removal", null).isProblem(403, "not-yours");
        moderator.put("/api/questions/" + id + "/removal", null).is(204);
        moderator.put("/api/questions/" + id + "/removal", null).is(204);

        for (Visitor visitor : List.of(reader, author)) {
            visitor.reads(id).isProblem(404, "not-found");
            visitor.get("/questions/" + id).is(404);
            visitor.get("/questions/" + id + "/text/revisions").is(404);
            visitor.get("/api/answers/" + answer + "/revisions").isProblem(404, "not-found");
            for (String list :
                    List.of("/api/questions?tag=" + word, "/api/search?q=" + word, "/questions?tag=" + word)) {
                assertThat(visitor.get(list).is(200).text()).doesNotContain(id);
            }
        }
        author.answers(id, "Another.").isProblem(404, "not-found");
        author.votes(id, "up").isProblem(404, "not-found");
        assertThat(service.administrator("Admin").exports().text()).doesNotContain(id);
        asker.delete("/api/questions/" + id + "/removal").isProblem(403, "not-yours");
        moderator.delete("/api/questions/" + id + "/removal").is(204);
        assertThat(reader.reads(id).get("answers/0/id")).isEqualTo(answer);
        assertThat(reader.get("/api/questions?tag=" + word).get("total")).isEqualTo("1");
    }

    @Test
    void an_asker_removes_what_nobody_answered_and_may_undo_it() {
        String id = published();
        asker.put("/api/questions/" + id + "/removal", null).is(204);
        reader.reads(id).isProblem(404, "not-found");
        assertThat(asker.get("/questions/" + id).is(200).text()).contains("You removed it.");
        asker.delete("/api/questions/" + id + "/removal").is(204);
        reader.reads(id).is(200);
    }

    /** What was acknowledged is there when the question is; what came too late was told so. */
    @Test
    void an_answer_sent_while_its_question_is_removed_goes_and_returns_with_it() {
        for (int round = 0; round < 5; round++) {
            String id = published();
            List<Reply> replies = Together.at(
                    5,
                    i -> i == 0
                            ? moderator.put("/api/questions/" + id + "/removal", null)
                            : author.answers(id, "Answer " + i));

            assertThat(replies.getFirst().status()).isEqualTo(204);
            assertThat(replies.subList(1, 5)).extracting(Reply::status).isSubsetOf(201, 404);
            reader.reads(id).isProblem(404, "not-found");
            moderator.delete("/api/questions/" + id + "/removal").is(204);
            assertThat(reader.reads(id).json().get("answers"))
                    .extracting(item -> item.get("id").asString())
                    .containsExactlyInAnyOrderElementsOf(replies.subList(1, 5).stream()
                            .filter(reply -> reply.status() == 201)
                            .map(reply -> reply.get("id"))
                            .toList());
        }
    }

    @Test
    void a_removed_answer_is_gone_with_its_comments_and_counted_no_more() {
        String id = published();
        String answer = author.answers(id, "Share one pool.").get("id");
        asker.comments(answer, "Which pool is it?").is(201);
        asker.accepts(id, answer).is(200);

        author.delete("/api/answers/" + answer).isProblem(409, "answer-accepted");
        asker.delete("/api/answers/" + answer).isProblem(403, "not-yours");
        moderator.delete("/api/answers/" + answer).is(204);
        moderator.delete("/api/answers/" + answer).is(204);

        assertThat(reader.reads(id).json().get("answers")).isEmpty();
        assertThat(reader.reads(id).json().has("acceptedAnswerId")).isFalse();
        assertThat(reader.get("/questions/" + id).text()).doesNotContain("Share one pool.", "Which pool is it?");
        asker.comments(answer, "And now?").isProblem(404, "not-found");
        author.edits(answer, "Changed.", 1).isProblem(404, "not-found");
        await().untilAsserted(() -> assertThat(
                        asker.get("/api/questions?author=me&limit=100").json().get("items"))
                .filteredOn(item -> item.get("id").asString().equals(id))
                .extracting(item -> item.get("answerCount").asInt())
                .containsExactly(0));
        assertThat(service.administrator("Admin").exports().text()).doesNotContain(answer);
        author.delete("/api/answers/" + answer + "/removal").isProblem(404, "not-found");
        moderator.delete("/api/answers/" + answer + "/removal").is(204);
        assertThat(reader.reads(id).get("answers/0/comments/0/body")).isEqualTo("Which pool is it?");
    }

    @Test
    void an_outdated_answer_stays_and_says_so() {
        String id = published();
        String answer = author.answers(id, "Share one pool.").get("id");

        service.member("Stranger")
                .put("/api/answers/" + answer + "/outdated", null)
                .isProblem(403, "not-yours");
        for (Visitor visitor : List.of(author, asker, moderator)) {
            visitor.put("/api/answers/" + answer + "/outdated", null).is(204);
            visitor.put("/api/answers/" + answer + "/outdated", null).is(204);
            assertThat(reader.reads(id).get("answers/0/outdatedAt")).isNotEmpty();
            assertThat(reader.get("/questions/" + id).text()).contains("Outdated");
            visitor.delete("/api/answers/" + answer + "/outdated").is(204);
            assertThat(reader.reads(id).json().at("/answers/0").has("outdatedAt"))
                    .isFalse();
        }
    }

    private Reply closes(Visitor visitor, String id, Map<String, String> request) {
        return visitor.put("/api/questions/" + id + "/closing", request);
    }

    private Reply duplicate(String id, String of) {
        return closes(moderator, id, Map.of("reason", "duplicate", "duplicateOf", of));
    }

    private String published() {
        String id = asker.asked(TITLE);
        moderator.approves(id).is(200);
        return id;
    }

    private static Reply conclude(Visitor by, String id, Map<String, String> how) {
        return by.put("/api/questions/" + id + "/conclusion", how);
    }

    private String proposal() {
        String id = service.member("Priya")
                .post("/api/questions", Visitor.proposal("Let the pool be shared"))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        return id;
    }
}
