package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerEdited;
import io.wenda.events.Event;
import io.wenda.events.EventCodec;
import io.wenda.events.MemberState;
import io.wenda.http.creating.Ids;
import io.wenda.question.answering.Answers;
import io.wenda.question.answering.EarlierAnswer;
import io.wenda.question.answering.EarlierAnswers;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the community wants it, what authors change in public answers and comments is read first, as in questions. */
class PostEditReviewIT {

    private static final RunningService SERVICE =
            RunningService.alone("--wenda.reviewing.edits=all", "--wenda.asking.attempts=1");

    private final Visitor author = SERVICE.member("Otto");
    private final Visitor mei = SERVICE.moderator("Mei");
    private final Visitor jonas = SERVICE.moderator("Jonas");
    private final Visitor stranger = SERVICE.member("Stranger");
    private final String secret = "qwyx" + Ids.random();
    private final String question = published();
    private final String answer =
            author.answers(question, "Share one pool.").is(201).get("id");
    private final String comment = author.comments(answer, "Which one?").is(201).get("id");

    @Test
    void an_answer_reads_as_it_did_until_a_moderator_approves_what_its_author_changed() {
        Reply sent = author.edits(answer, "Buy " + secret, 1).is(200);

        assertThat(sent.get("editInReview")).isEqualTo("true");
        assertThat(sent.text()).doesNotContain(secret);
        assertHiddenFromOthers();
        assertThat(author.reads(question).get("/answers/0/edit/body")).isEqualTo("Buy " + secret);
        assertThat(author.reads(question).get("/answers/0/edit/state")).isEqualTo("in-review");
        assertThat(author.get("/questions/" + question).is(200).text())
                .contains("The change is in review.", "data-withdraw-edit=\"answers/" + answer, secret);
        assertThat(mei.get("/questions/" + question).is(200).text()).contains("/reviews?open=" + answer);
        assertThat(ReviewingIT.ids(mei)).contains(answer);
        Reply paper = mei.get("/api/reviews/" + answer).is(200);
        assertThat(List.of(paper.get("kind"), paper.get("post"), paper.get("revision"), paper.get("questionId")))
                .containsExactly("edit", "answer", "2", question);
        assertThat(paper.text()).contains("\"change\":\"added\"", secret);
        author.get("/api/reviews/" + answer).isProblem(403, "not-allowed");
        author.decides(answer, approve(2)).isProblem(403, "not-allowed");

        mei.claims(answer).is(200);
        jonas.claims(answer).isProblem(409, "claimed-by-other");
        jonas.decides(answer, approve(2)).isProblem(409, "claimed-by-other");
        mei.delete("/api/reviews/" + answer + "/claim").is(204);
        mei.decides(answer, Map.of("decision", "duplicate", "revision", 2, "originalId", question))
                .isProblem(400, "invalid");
        Reply decided = mei.decides(answer, approve(2)).is(200);
        assertThat(mei.decides(answer, approve(2)).is(200).json()).isEqualTo(decided.json());
        jonas.decides(answer, approve(2)).isProblem(409, "already-decided");

        assertThat(stranger.reads(question).get("/answers/0/body")).isEqualTo("Buy " + secret);
        assertThat(author.reads(question).json().at("/answers/0/edit").isMissingNode())
                .isTrue();
        await().untilAsserted(() -> {
            assertThat(SERVICE.toldOf(question)).hasAtLeastOneElementOfType(AnswerEdited.class);
            assertThat(stranger.get("/api/search?q=" + secret).json().get("items"))
                    .hasSize(1);
        });
        assertThat(ReviewingIT.decided(mei, author)).containsExactly("edited-answer approve");
    }

    @Test
    void a_comment_reads_as_it_did_until_a_moderator_approves_what_its_author_changed() {
        assertThat(author.editsComment(comment, "Buy " + secret, 1).is(200).get("editInReview"))
                .isEqualTo("true");

        assertHiddenFromOthers();
        assertThat(author.reads(question).get("/answers/0/comments/0/edit/body"))
                .isEqualTo("Buy " + secret);
        assertThat(author.get("/questions/" + question).is(200).text())
                .contains("data-withdraw-edit=\"comments/" + comment, secret);
        assertThat(mei.get("/api/reviews/" + comment).is(200).get("post")).isEqualTo("comment");
        mei.decides(comment, mended(2, "Mine.")).isProblem(400, "invalid");
        mei.decides(comment, Map.of("decision", "reject", "revision", 2, "reason", "advertising"))
                .is(200);
        assertThat(author.reads(question).get("/answers/0/comments/0/edit/state"))
                .isEqualTo("rejected");
        author.editsComment(comment, "Buy " + secret, version("/answers/0/comments/0"))
                .isProblem(409, "already-declined");
        author.editsComment(comment, "The old one?", version("/answers/0/comments/0"))
                .is(200);
        mei.decides(comment, approve(3)).is(200);

        assertThat(stranger.reads(question).get("/answers/0/comments/0/body")).isEqualTo("The old one?");
        assertHiddenFromOthers();
        assertThat(ReviewingIT.decided(mei, author)).containsExactly("edited-comment approve", "edited-comment reject");
        assertThat(Elsewhere.takes(SERVICE, question, author, mei, stranger))
                .anyMatch(line -> line.contains("\"comment\":\"" + comment));
    }

    @Test
    void the_later_edit_takes_the_place_of_the_one_that_waits_and_its_author_may_take_it_back() {
        author.edits(answer, "Once " + secret, 1).is(200);
        mei.claims(answer).is(200);
        author.edits(answer, "Twice.", version("/answers/0")).is(200);
        mei.decides(answer, approve(2)).isProblem(409, "revision-changed");
        stranger.delete("/api/answers/" + answer + "/edit").isProblem(403, "not-yours");
        author.delete("/api/answers/" + answer + "/edit").is(204);
        author.delete("/api/answers/" + answer + "/edit").is(204);
        mei.decides(answer, approve(3)).isProblem(409, "withdrawn");
        author.edits(answer, "Again.", version("/answers/0")).is(200);
        author.edits(answer, "Share one pool.", version("/answers/0")).is(200);
        assertThat(ReviewingIT.ids(mei)).doesNotContain(answer);
        author.editsComment(comment, "Once " + secret, 1).is(200);
        author.delete("/api/comments/" + comment + "/edit").is(204);
        assertThat(ReviewingIT.ids(mei)).doesNotContain(comment);
        assertHiddenFromOthers();
    }

    @Test
    void an_edit_is_given_back_and_mended_and_nobody_else_reads_what_was_mended() {
        author.edits(answer, "Vague " + secret, 1).is(200);
        mei.decides(answer, Map.of("decision", "ask-for-changes", "revision", 2, "words", "Which version?"))
                .is(200);
        assertThat(author.reads(question).get("/answers/0/edit/decision/words")).isEqualTo("Which version?");
        assertThat(stranger.reads(question).text()).doesNotContain("Which version?");
        author.edits(answer, "Less vague " + secret, version("/answers/0")).is(200);
        mei.decides(answer, Map.of("decision", "ask-for-changes", "revision", 3, "words", "And?"))
                .isProblem(409, "no-attempts-left");
        mei.decides(
                        answer,
                        Map.of(
                                "decision",
                                "approve",
                                "revision",
                                3,
                                "text",
                                Map.of("title", "Of a question", "body", BODY)))
                .isProblem(400, "invalid");
        mei.decides(answer, mended(3, "Share one pool, from 2.3 on.")).is(200);

        assertThat(stranger.reads(question).get("/answers/0/body")).isEqualTo("Share one pool, from 2.3 on.");
        assertHiddenFromOthers();
        for (String path : List.of(
                "/api/answers/" + answer + "/revisions",
                "/questions/" + question + "/answers/" + answer + "/revisions")) {
            assertThat(stranger.get(path).is(200).text()).doesNotContain(secret);
            assertThat(author.get(path).is(200).text()).contains(secret);
        }
        assertThat(Elsewhere.takes(SERVICE, question, author, mei, stranger))
                .anyMatch(line -> line.contains("\"held\":true"));
    }

    @Test
    void what_is_not_public_waits_for_nobody_and_comes_back_with_what_it_stands_in() {
        author.edits(answer, "Removed " + secret, 1).is(200);
        author.editsComment(comment, "Below " + secret, 1).is(200);
        assertThat(ReviewingIT.ids(mei)).contains(answer, comment);
        for (String hidden :
                List.of("/api/questions/" + question + "/removal", "/api/questions/" + question + "/privacy")) {
            mei.put(hidden, null).is(204);
            assertThat(ReviewingIT.ids(mei)).doesNotContain(answer, comment);
            assertThat(mei.get("/api/reviews/" + answer).get("authorHistory/pending"))
                    .isEqualTo("0");
            Reply none = mei.post("/api/reviews/rejections", Map.of("author", author.id(), "reason", "advertising"))
                    .is(200);
            assertThat(List.of(none.get("declined"), none.get("left"))).containsExactly("0", "0");
            mei.decides(answer, approve(2)).isProblem(409, "withdrawn");
            mei.decides(comment, approve(2)).isProblem(409, "withdrawn");
            mei.delete(hidden).is(204);
            assertThat(ReviewingIT.ids(mei)).contains(answer, comment);
            assertThat(mei.get("/api/reviews/" + answer).get("authorHistory/pending"))
                    .isEqualTo("2");
        }
        author.delete("/api/answers/" + answer).is(204);
        assertThat(ReviewingIT.ids(mei)).doesNotContain(answer, comment);
        mei.decides(comment, approve(2)).isProblem(409, "withdrawn");
        assertThat(author.get("/api/export/question").is(200).text()).contains("Removed " + secret);
        author.delete("/api/answers/" + answer + "/removal").is(204);
        mei.put("/api/questions/" + question + "/lock", null).is(204);
        mei.decides(answer, approve(2)).isProblem(409, "question-locked");
        mei.delete("/api/questions/" + question + "/lock").is(204);
        author.delete("/api/comments/" + comment).is(204);
        mei.decides(comment, approve(2)).isProblem(409, "withdrawn");
        assertThat(author.get("/api/export/question").is(200).text()).doesNotContain("Below " + secret);
        assertThat(Elsewhere.takes(SERVICE, question, author, mei, stranger))
                .anyMatch(line -> line.startsWith("{\"kind\":\"edit\""));
        assertHiddenFromOthers();
        assertThat(mei.post("/api/reviews/rejections", Map.of("author", author.id(), "reason", "advertising"))
                        .is(200)
                        .get("declined"))
                .isEqualTo("1");
        assertThat(ReviewingIT.ids(mei)).doesNotContain(answer);
    }

    @Test
    void what_the_asker_changes_while_their_question_is_private_is_read_before_it_is_public_again() {
        String own = stranger.answers(question, "Two pools.").is(201).get("id");
        String remark = stranger.comments(own, "Or three?").is(201).get("id");
        mei.put("/api/questions/" + question + "/privacy", null).is(204);
        assertThat(stranger.edits(own, "Buy " + secret, 1).is(200).get("editInReview"))
                .isEqualTo("true");
        assertThat(stranger.editsComment(remark, "Buy " + secret, 1).is(200).get("editInReview"))
                .isEqualTo("true");
        assertThat(ReviewingIT.ids(mei)).doesNotContain(own, remark);
        mei.delete("/api/questions/" + question + "/privacy").is(204);
        assertThat(ReviewingIT.ids(mei)).contains(own, remark);
        assertThat(author.reads(question).text()).doesNotContain(secret);
        mei.decides(own, approve(2)).is(200);
        assertThat(author.reads(question).text()).contains(secret);
    }

    @Test
    void what_a_change_that_lost_to_another_had_kept_is_no_earlier_text() {
        author.edits(answer, "Once.", 1).is(200);
        mei.decides(answer, approve(2)).is(200);
        author.edits(answer, "Twice.", version("/answers/0")).is(200);
        SERVICE.bean(Answers.class)
                .findAny(answer)
                .flatMap(there -> SERVICE.bean(EarlierAnswers.class).keep(EarlierAnswer.of(there)))
                .block(Duration.ofSeconds(5));
        assertThat(stranger.get("/api/answers/" + answer + "/revisions").json().get("items"))
                .extracting(text -> text.get("revision").asInt())
                .containsExactly(1, 2);
        assertThat(Elsewhere.takes(SERVICE, question, author, mei, stranger)).anyMatch(line -> line.contains("Twice."));
    }

    @Test
    void the_staffs_own_edits_are_public_at_once_and_so_is_what_a_moderator_mends() {
        String theirs = mei.answers(question, "Share two pools.").is(201).get("id");
        assertThat(mei.edits(theirs, "Share three pools.", 1).is(200).get("editInReview"))
                .isEqualTo("false");
        assertThat(stranger.reads(question).text()).contains("Share three pools.");
        author.edits(answer, "Waits " + secret, 1).is(200);
        mei.edits(answer, "Mended meanwhile.", version("/answers/0")).is(200);
        assertThat(stranger.reads(question).text()).contains("Mended meanwhile.");
        mei.decides(answer, approve(2)).isProblem(409, "revision-changed");
        mei.decides(answer, approve(4)).is(200);
        assertThat(stranger.reads(question).text()).contains("Waits " + secret);
    }

    @Test
    void what_an_expelled_member_wanted_leaves_the_queue_for_good() {
        author.edits(answer, "Left behind " + secret, 1).is(200);
        author.editsComment(comment, "Left behind " + secret, 1).is(200);

        SERVICE.tell(
                author.id() + ":2",
                new MemberState(
                        author.id(),
                        2,
                        author.name(),
                        List.of(),
                        List.of(),
                        List.of(new MemberState.Bar("expelled", null)),
                        List.of()));

        await().untilAsserted(() -> assertThat(ReviewingIT.ids(mei)).doesNotContain(answer, comment));
        await().untilAsserted(() -> assertThat(ReviewingIT.decided(mei, author))
                .containsExactlyInAnyOrder("edited-answer reject", "edited-comment reject"));
        mei.decides(answer, approve(2)).isProblem(409, "already-decided");
        assertHiddenFromOthers();
    }

    private static final String BODY = Visitor.BODY;

    /** On no page, in no list, in no search, in nobody else's export, and in nothing that is told. */
    private void assertHiddenFromOthers() {
        for (Visitor other : List.of(SERVICE.nobody(), stranger, SERVICE.duty("Dana"))) {
            for (String path : List.of(
                    "/api/questions/" + question,
                    "/api/questions/" + question + "/answers",
                    "/questions/" + question,
                    "/api/answers/" + answer + "/revisions",
                    "/questions/" + question + "/answers/" + answer + "/revisions",
                    "/questions",
                    "/api/questions",
                    "/members/" + author.id(),
                    "/api/people/" + author.id())) {
                assertThat(other.get(path).text()).as(path).doesNotContain(secret, "data-withdraw-edit");
            }
            assertThat(other.get("/api/search?q=" + secret).json().get("items")).isEmpty();
            assertThat(Set.of(401, 403)).contains(other.get("/api/reviews").status());
            assertThat(Set.of(401, 403)).contains(other.exports().status());
        }
        assertThat(stranger.get("/api/export/question").is(200).text()).doesNotContain(secret);
        assertThat(SERVICE.told().stream().map(CloudEvent::data).map(PostEditReviewIT::json))
                .noneMatch(told -> told.contains(secret));
    }

    private static String json(Event event) {
        return EventCodec.encode(event);
    }

    private String published() {
        String id = stranger.asked("Why does direct memory grow?");
        mei.approves(id).is(200);
        return id;
    }

    private long version(String at) {
        return author.reads(question).json().at(at + "/version").asLong();
    }

    private static Map<String, Object> approve(int revision) {
        return Map.of("decision", "approve", "revision", revision);
    }

    private static Map<String, Object> mended(int revision, String body) {
        return Map.of("decision", "approve", "revision", revision, "text", Map.of("body", body));
    }
}
