package io.wenda.question.enquiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.Event;
import io.wenda.events.InformationGiven;
import io.wenda.events.InformationMissed;
import io.wenda.events.InformationWanted;
import io.wenda.http.creating.Ids;
import io.wenda.question.Reply;
import io.wenda.question.RunningService;
import io.wenda.question.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Whoever would answer says what is missing; the asker is reminded, and has the last word. */
class EnquiringIT {

    private static final String WORDS = "Which version is it?";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();
    private final String word = "frotz" + Ids.random();
    private final Instant now = service.bean(Clock.class).instant();

    @Test
    void what_is_missing_is_read_by_everybody_and_asked_for_once() {
        String id = published();
        enquires(author, id, WORDS).is(204);
        enquires(author, id, WORDS).is(204);

        assertThat(reader.reads(id).get("wanted/words")).isEqualTo(WORDS);
        assertThat(reader.reads(id).get("wanted/by/name")).isEqualTo("Lin Wei");
        assertThat(asker.get("/questions/" + id).text()).contains(WORDS, "Lin Wei waits for your reply.");
        assertThat(reader.get("/questions/" + id).text()).contains(WORDS);
        enquires(moderator, id, "And the log?").isProblem(409, "information-wanted");
        enquires(asker, id, WORDS).isProblem(403, "own-post");
        enquires(reader, id, WORDS).isProblem(401, "sign-in-required");
        enquires(author, id, "  ").isProblem(400, "invalid");
        enquires(author, asker.asked("Why does direct memory grow?"), WORDS).isProblem(404, "not-found");
        assertThat(told(id, InformationWanted.class)).hasSize(1);
    }

    @Test
    void a_comment_of_the_asker_is_a_reply_and_that_of_another_is_not() {
        String id = published();
        enquires(author, id, WORDS).is(204);
        author.comments(id, "In the log, I mean.").is(201);
        assertThat(reader.reads(id).json().has("wanted")).isTrue();

        asker.comments(id, "It is 2.3.1.").is(201);

        assertThat(reader.reads(id).json().has("wanted")).isFalse();
        await().untilAsserted(() -> assertThat(told(id, InformationGiven.class)).hasSize(1));
    }

    @Test
    void a_change_of_the_question_is_a_reply_and_so_is_the_acceptance_of_an_answer() {
        String id = published();
        enquires(author, id, WORDS).is(204);
        asker.put(
                        "/api/questions/" + id,
                        Map.of(
                                "title",
                                "Why " + word + " in 2.3.1?",
                                "body",
                                "It is 2.3.1, and it grows.",
                                "version",
                                3))
                .is(200);
        assertThat(reader.reads(id).json().has("wanted")).isFalse();

        enquires(author, id, WORDS).is(204);
        String answer = author.answers(id, "Share one pool.").get("id");
        asker.accepts(id, answer).is(200);
        assertThat(reader.reads(id).json().has("wanted")).isFalse();
    }

    @Test
    void who_wanted_to_know_or_a_moderator_says_that_nothing_is_missing() {
        String id = published();
        enquires(author, id, WORDS).is(204);
        asker.delete("/api/questions/" + id + "/enquiry").isProblem(403, "not-yours");
        author.delete("/api/questions/" + id + "/enquiry").is(204);
        author.delete("/api/questions/" + id + "/enquiry").is(204);
        enquires(author, id, WORDS).is(204);
        moderator.delete("/api/questions/" + id + "/enquiry").is(204);
        assertThat(reader.reads(id).json().has("wanted")).isFalse();
    }

    /** The instances share nothing but the store: four that look at once are as good as four instances. */
    @Test
    void an_asker_is_reminded_once_each_time_and_then_it_rests_until_they_reply() {
        String id = published();
        enquires(author, id, WORDS).is(204);

        lookAt(Duration.ofDays(6));
        await().untilAsserted(
                        () -> assertThat(told(id, InformationWanted.class)).hasSize(1));
        lookAt(Duration.ofDays(8));
        lookAt(Duration.ofDays(8));
        lookAt(Duration.ofDays(16));
        lookAt(Duration.ofDays(24));
        lookAt(Duration.ofDays(32));

        await().untilAsserted(
                        () -> assertThat(told(id, InformationMissed.class)).hasSize(1));
        assertThat(told(id, InformationWanted.class))
                .extracting(InformationWanted::reminder)
                .containsExactly(0, 1, 2);
        assertThat(reader.reads(id).json().at("/wanted").has("closedAt")).isTrue();
        author.answers(id, "Share one pool.").isProblem(409, "question-closed");
        assertThat(author.reads(id).get("viewer/canAnswer")).isEqualTo("false");

        asker.comments(id, "It is 2.3.1.").is(201);
        author.answers(id, "Share one pool.").is(201);
    }

    @Test
    void a_moderator_opens_what_rests() {
        String id = published();
        enquires(author, id, WORDS).is(204);
        for (int days = 8; days <= 24; days += 8) {
            lookAt(Duration.ofDays(days));
        }
        author.answers(id, "Share one pool.").isProblem(409, "question-closed");
        moderator.delete("/api/questions/" + id + "/closing").is(204);
        author.answers(id, "Share one pool.").is(201);
    }

    @Test
    void a_question_whose_answers_all_miss_is_unanswered_again_until_the_asker_accepts_one() {
        String id = published();
        String answer = author.answers(id, "Share one pool.").get("id");
        assertUnanswered(id, false);

        misses(author, answer, "No.").isProblem(403, "not-yours");
        misses(asker, answer, "There is one pool already.").is(204);
        misses(asker, answer, "There is one pool already.").is(204);
        misses(asker, answer, "And it is shared.").isProblem(409, "already-said");

        assertUnanswered(id, true);
        assertThat(reader.reads(id).get("answers/0/missed/words")).isEqualTo("There is one pool already.");
        assertThat(reader.get("/questions/" + id).text()).contains("There is one pool already.");
        asker.accepts(id, answer).is(200);
        assertUnanswered(id, false);
        assertThat(reader.reads(id).json().at("/answers/0").has("missed")).isFalse();
    }

    @Test
    void what_was_accepted_and_then_missed_is_accepted_no_more() {
        String id = published();
        String answer = author.answers(id, "Share one pool.").get("id");
        asker.accepts(id, answer).is(200);
        misses(asker, answer, "It came back.").is(204);

        assertThat(reader.reads(id).json().has("acceptedAnswerId")).isFalse();
        assertUnanswered(id, true);
    }

    private void assertUnanswered(String id, boolean unanswered) {
        assertThat(reader.reads(id).get("answerCount")).isEqualTo(unanswered ? "0" : "1");
        await().untilAsserted(() -> {
            assertThat(reader.get("/api/questions?view=unanswered&tag=" + word).get("total"))
                    .isEqualTo(unanswered ? "1" : "0");
            assertThat(reader.get("/api/search?q=is:unanswered+tag:" + word)
                            .json()
                            .get("items"))
                    .hasSize(unanswered ? 1 : 0);
        });
    }

    private void lookAt(Duration later) {
        Enquiring enquiring = service.bean(Enquiring.class);
        Flux.range(0, 4)
                .flatMap(instance -> enquiring.remind(now.plus(later)).subscribeOn(Schedulers.boundedElastic()))
                .blockLast(TIMEOUT);
    }

    private <T extends Event> List<T> told(String id, Class<T> kind) {
        return service.toldOf(id).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Reply enquires(Visitor visitor, String id, String words) {
        return visitor.put("/api/questions/" + id + "/enquiry", Map.of("words", words));
    }

    private static Reply misses(Visitor visitor, String answerId, String words) {
        return visitor.put("/api/answers/" + answerId + "/objection", Map.of("words", words));
    }

    private String published() {
        String id = asker.post(
                        "/api/questions",
                        Map.of(
                                "title",
                                "Why does direct memory grow?",
                                "body",
                                "The heap is flat and the process still grows by 40 MB an hour.",
                                "tags",
                                List.of(word)))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        return id;
    }
}
