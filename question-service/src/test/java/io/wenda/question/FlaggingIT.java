package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerPublished;
import io.wenda.events.FlagsDecided;
import io.wenda.events.PostFlagged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FlaggingIT {

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor flagger = service.member("Watchful");
    private final Visitor mei = service.moderator("Mei");
    private final Visitor jonas = service.moderator("Jonas");

    @Test
    void a_flag_is_seen_by_moderators_and_by_whoever_sent_it_and_by_nobody_else() {
        String question = published("What is told in confidence?");

        Reply sent = flags(flagger, question, "advertising", "Line 2 sells something")
                .is(200);

        assertThat(sent.get("type")).isEqualTo("advertising");
        assertThat(flags(flagger, question, "abusive", "").is(200).get("type")).isEqualTo("advertising");
        assertThat(flagger.get("/api/posts/flags").get("/items/0/words")).isEqualTo("Line 2 sells something");
        assertThat(asker.get("/api/posts/flags").is(200).json().get("items")).isEmpty();
        for (Visitor other : List.of(asker, flagger, service.nobody())) {
            assertThat(other.reads(question).is(200).text())
                    .doesNotContain("sells something")
                    .doesNotContain("flag");
        }
        flagger.get("/api/reviews/flags/" + question).isProblem(403, "not-allowed");
        JsonNode paper = mei.get("/api/reviews/flags/" + question).is(200).json();
        assertThat(paper.at("/flags/0/by/name").asString()).isEqualTo("Watchful");
        assertThat(paper.at("/flags/0/words").asString()).isEqualTo("Line 2 sells something");
        assertThat(service.toldOf(question)).noneMatch(event -> event.toString().contains("sells something"));
    }

    @Test
    void what_is_flagged_waits_in_the_same_queue_at_its_place() {
        String question = published("What waits beside the questions?");
        String before = asker.asked("Asked before the flag came in");
        flags(flagger, question, "off-topic", "").is(200);
        String after = asker.asked("Asked after the flag came in");

        assertThat(ReviewingIT.ids(mei)).containsSubsequence(before, question, after);
    }

    @Test
    void an_answer_that_a_moderator_takes_away_is_gone_and_those_who_flagged_it_are_told() {
        String question = published("Which answer is taken away?");
        String answer =
                service.member("Selling").answers(question, "Buy this.").is(201).get("id");
        flags(flagger, answer, "advertising", "").is(200);

        mei.put("/api/reviews/flags/" + answer + "/claim", null).is(200);
        settles(jonas, answer, "uphold", 1).isProblem(409, "claimed-by-other");
        settles(mei, answer, "uphold", 2).isProblem(409, "revision-changed");
        settles(mei, answer, "uphold", 1).is(204);
        settles(mei, answer, "uphold", 1).is(204);

        assertThat(service.nobody().reads(question).json().get("answers")).isEmpty();
        assertThat(flagger.get("/api/posts/flags").get("/items/0/outcome")).isEqualTo("upheld");
        settles(jonas, answer, "decline", 1).isProblem(409, "already-decided");
        assertThat(ReviewingIT.ids(mei)).doesNotContain(answer);
        assertThat(mei.get("/api/reviews/decided?moderator=" + mei.id()).get("/items/0/kind"))
                .isEqualTo("flagged-answer");
        await().untilAsserted(() -> assertThat(service.toldOf(question))
                .filteredOn(FlagsDecided.class::isInstance)
                .singleElement()
                .satisfies(
                        event -> assertThat(((FlagsDecided) event).flaggerIds()).containsExactly(flagger.id())));
    }

    @Test
    void flags_of_trusted_members_hide_a_post_until_a_moderator_has_read_it() {
        String question = published("What do three moderators hide?");
        String answer = asker.answers(question, "Something.").is(201).get("id");
        String comment = asker.comments(question, "A remark of mine.").is(201).get("id");

        for (String post : List.of(comment, answer, question)) {
            flags(flagger, post, "wrong", "").is(200);
            for (int i = 0; i < 3; i++) {
                flags(service.moderator("Trusted " + i), post, "abusive", "").is(200);
            }
        }
        service.nobody().reads(question).isProblem(404, "not-found");
        settles(mei, question, "decline", 4).is(204);
        assertThat(service.nobody().reads(question).is(200).json().get("answers"))
                .isEmpty();
        assertThat(service.nobody().reads(question).json().get("comments")).isEmpty();
        settles(mei, answer, "decline", 4).is(204);
        settles(mei, comment, "decline", 4).is(204);

        JsonNode shown = service.nobody().reads(question).is(200).json();
        assertThat(shown.get("answers")).hasSize(1);
        assertThat(shown.get("comments")).hasSize(1);
    }

    @Test
    void what_hides_a_post_is_done_by_the_event_too_where_whoever_flagged_last_died() {
        String question = published("Whose hiding is left to the event?");
        for (int i = 0; i < 3; i++) {
            flags(service.moderator("Trusted " + i), question, "abusive", "").is(200);
        }
        mei.delete("/api/questions/" + question + "/removal").is(204);
        PostFlagged last = new PostFlagged(question, question, "question", "abusive", true, Instant.EPOCH);

        service.tell("once-more", last);

        await().untilAsserted(() -> service.nobody().reads(question).isProblem(404, "not-found"));
    }

    @Test
    void twelve_flags_at_once_are_no_more_than_a_day_allows() {
        String question = published("How many flags are there in a day?");
        List<String> answers = IntStream.range(0, 12)
                .mapToObj(i -> service.member("Answering")
                        .answers(question, "Answer " + i)
                        .is(201)
                        .get("id"))
                .toList();

        List<Reply> replies = Together.at(12, i -> flags(flagger, answers.get(i), "wrong", ""));

        assertThat(replies).extracting(Reply::status).containsOnly(200, 429);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(10);
    }

    @Test
    void who_flags_what_is_not_there_or_their_own_or_wrongly_is_told_so() {
        String pending = asker.asked("Nobody sees this question yet");
        String question = published("What may not be flagged?");

        flags(flagger, pending, "wrong", "").isProblem(404, "not-found");
        flags(flagger, "absent", "wrong", "").isProblem(404, "not-found");
        flags(asker, question, "wrong", "").isProblem(403, "own-post");
        flags(flagger, question, "boring", "").isProblem(400, "invalid");
        flags(flagger, question, "wrong", "x".repeat(501)).isProblem(400, "invalid");
        flags(service.nobody(), question, "wrong", "").isProblem(401, "sign-in-required");
        settles(mei, question, "uphold", 1).isProblem(404, "not-found");
    }

    @Test
    void what_newcomers_write_below_a_question_is_read_first_where_the_community_wants_it() {
        RunningService careful =
                RunningService.alone("--wenda.reviewing.answers=first", "--wenda.reviewing.comments=all");
        Visitor moderator = careful.moderator("Mei");
        Visitor priya = careful.member("Priya");
        Visitor newcomer = careful.member("Newcomer");
        String question = priya.asked("Who is read before everybody reads them?");
        moderator.approves(question).is(200);

        Reply first = newcomer.answers(question, "My very first words.").is(201);
        Reply second = newcomer.answers(question, "Words that nobody reads.").is(201);
        Reply remark = priya.comments(question, "A remark to read first.").is(201);
        Reply known = priya.answers(question, "From somebody who is known.").is(201);

        assertThat(List.of(first, second, remark))
                .allMatch(reply -> reply.get("inReview").equals("true"));
        assertThat(known.get("inReview")).isEqualTo("false");
        assertThat(answersOf(careful, question)).containsExactly("From somebody who is known.");
        assertThat(newcomer.reads(question).json().get("waiting"))
                .extracting(answer -> answer.get("body").asString())
                .containsExactly("My very first words.", "Words that nobody reads.");
        assertThat(newcomer.get("/questions/" + question).text())
                .contains("Words that nobody reads.", "Waiting to be read")
                .doesNotContain("A remark to read first.");
        assertThat(priya.get("/questions/" + question).text())
                .contains("A remark to read first.", "Waiting to be read")
                .doesNotContain("Words that nobody reads.");
        assertThat(careful.nobody().reads(question).text()).doesNotContain("A remark to read first.");
        newcomer.put("/api/votes/" + first.get("id"), Map.of("value", "up")).isProblem(404, "not-found");
        await().untilAsserted(() -> assertThat(ReviewingIT.queue(moderator)).hasSize(3));
        assertThat(moderator.get("/api/reviews/flags/" + first.get("id")).get("kind"))
                .isEqualTo("held");
        settles(moderator, first.get("id"), "decline", 0).is(204);
        settles(moderator, second.get("id"), "uphold", 0).is(204);
        settles(moderator, remark.get("id"), "decline", 0).is(204);

        assertThat(answersOf(careful, question))
                .containsExactlyInAnyOrder("My very first words.", "From somebody who is known.");
        assertThat(careful.nobody().reads(question).json().get("comments")).hasSize(1);
        assertThat(newcomer.reads(question).json().get("waiting")).isEmpty();
        assertThat(newcomer.answers(question, "Now I am known, too.").is(201).get("inReview"))
                .isEqualTo("false");
        assertThat(moderator
                        .get("/api/reviews/decided")
                        .is(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("kind").asString() + " "
                                + item.get("decision").asString()))
                .containsExactly("comment approve", "answer reject", "answer approve", "question approve");
        await().untilAsserted(() -> assertThat(careful.toldOf(question))
                .filteredOn(AnswerPublished.class::isInstance)
                .hasSize(3));
    }

    private static List<String> answersOf(RunningService service, String question) {
        return service.nobody()
                .reads(question)
                .is(200)
                .json()
                .get("answers")
                .valueStream()
                .map(answer -> answer.get("body").asString())
                .toList();
    }

    private String published(String title) {
        String id = asker.asked(title);
        mei.approves(id).is(200);
        return id;
    }

    private static Reply flags(Visitor visitor, String postId, String type, String words) {
        return visitor.put("/api/posts/" + postId + "/flag", Map.of("type", type, "words", words));
    }

    private static Reply settles(Visitor moderator, String postId, String decision, int read) {
        return moderator.post(
                "/api/reviews/flags/" + postId + "/decision", Map.of("decision", decision, "revision", read));
    }
}
