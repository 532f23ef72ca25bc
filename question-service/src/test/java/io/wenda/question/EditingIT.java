package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerEdited;
import io.wenda.events.QuestionEdited;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Revisions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is public is changed by who wrote it, and how it read before stays for everybody to see. */
class EditingIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();

    @Test
    void an_answer_is_changed_and_its_earlier_texts_stay() {
        String question = published();
        String answer = author.answers(question, "Share one pool.").get("id");

        Reply edited = author.edits(answer, "Share each pool.", 1).is(200);
        author.edits(answer, "Share each pool.", 1).is(200);
        author.edits(answer, "Share all pools.", 2).is(200);

        assertThat(edited.get("html")).isEqualTo("<p>Share each pool.</p>\n");
        assertThat(reader.reads(question).get("answers/0/html")).isEqualTo("<p>Share all pools.</p>\n");
        assertThat(reader.reads(question).get("answers/0/editedAt")).isNotEmpty();
        assertThat(bodies(reader.get("/api/answers/" + answer + "/revisions")))
                .containsExactly("Share one pool.", "Share each pool.", "Share all pools.");
        assertThat(reader.get("/questions/" + question + "/answers/" + answer + "/revisions")
                        .is(200)
                        .text())
                .contains("<del>one</del><ins>each</ins>");
        reader.get("/questions/" + published() + "/answers/" + answer + "/revisions")
                .is(404);
        await().untilAsserted(() -> assertThat(service.toldOf(question))
                .filteredOn(AnswerEdited.class::isInstance)
                .hasSize(2));
        await().untilAsserted(() -> assertThat(
                        reader.get("/api/answers/" + answer + "/revisions").status())
                .isEqualTo(200));
    }

    @Test
    void what_a_change_that_lost_to_another_had_kept_is_no_earlier_text_of_its_question() {
        String question = published();
        service.bean(Questions.class)
                .find(question)
                .flatMap(there -> service.bean(Revisions.class).keep(EarlierRevision.of(there)))
                .block(Duration.ofSeconds(5));

        assertThat(reader.get("/api/questions/" + question + "/revisions")
                        .json()
                        .get("items"))
                .extracting(text -> text.get("revision").asInt())
                .containsExactly(1);
        assertThat(service.administrator("Admin").exports().text().lines())
                .noneMatch(line -> line.startsWith("{\"kind\":\"revision\"") && line.contains(question));
    }

    @Test
    void only_who_wrote_it_and_moderators_change_it_and_of_two_at_once_one_wins() {
        String question = published();
        String answer = author.answers(question, "Share one pool.").get("id");

        asker.edits(answer, "Mine.", 1).isProblem(403, "not-yours");
        reader.edits(answer, "Mine.", 1).isProblem(401, "sign-in-required");
        author.edits("absent", "Mine.", 1).isProblem(404, "not-found");
        author.edits(question, "Mine.", 1).isProblem(404, "not-found");
        List<Reply> replies = Together.at(4, i -> author.edits(answer, "Tab " + i, 1));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).contains(409);
        assertThat(bodies(reader.get("/api/answers/" + answer + "/revisions"))).hasSize(2);
        author.edits(answer, "Late.", 1).isProblem(409, "changed-meanwhile");
        author.put("/api/answers/" + answer, Map.of("body", "No version.")).isProblem(400, "invalid");
    }

    @Test
    void a_moderator_who_mends_an_answer_is_named_beside_the_text_and_its_author_is_told() {
        String question = published();
        String answer = author.answers(question, "Share one pol.").get("id");

        assertThat(reader.get("/questions/" + question).text()).doesNotContain("Share one pol.</textarea>");
        assertThat(moderator.get("/questions/" + question).text()).contains("data-edit=\"" + answer);
        moderator.edits(answer, "Share one pool.", 1).is(200);
        moderator.edits(answer, "Share one pool.", 1).is(200);

        assertThat(reader.get("/api/answers/" + answer + "/revisions").get("items/1/by/name"))
                .isEqualTo("Mei");
        assertThat(reader.get("/questions/" + question + "/answers/" + answer + "/revisions")
                        .text())
                .contains("Mei");
        assertThat(service.administrator("Admin").exports().text()).contains("\"correctedBy\"");
        await().untilAsserted(() -> assertThat(service.toldOf(question))
                .filteredOn(AnswerEdited.class::isInstance)
                .extracting(fact -> ((AnswerEdited) fact).correctedBy())
                .hasSize(1)
                .doesNotContainNull());
    }

    @Test
    void a_public_question_is_changed_and_found_by_its_new_words() {
        String word = "qwyx" + System.nanoTime();
        String question = published();
        String answer = author.answers(question, "An answer").get("id");
        asker.accepts(question, answer).is(200);

        asker.put("/api/questions/" + question, change(TITLE + " " + word, 2)).is(200);

        assertThat(reader.reads(question).get("title")).isEqualTo(TITLE + " " + word);
        assertThat(reader.reads(question).get("state")).isEqualTo("published");
        assertThat(reader.reads(question).get("acceptedAnswerId")).isEqualTo(answer);
        author.put("/api/questions/" + question, change("Mine now, is it not?", 4))
                .isProblem(403, "not-yours");
        asker.put("/api/questions/" + question, change("From an old tab, is it?", 2))
                .isProblem(409, "changed-meanwhile");
        assertThat(reader.get("/questions/" + question + "/text/revisions")
                        .is(200)
                        .text())
                .contains("<ins> " + word + "</ins>");
        await().untilAsserted(() -> {
            assertThat(service.toldOf(question)).hasAtLeastOneElementOfType(QuestionEdited.class);
            assertThat(reader.get("/api/search?q=" + word).json().get("items")).hasSize(1);
        });
    }

    /** What was changed while it waited no moderator has approved: nobody reads it, in no history. */
    @Test
    void what_was_never_public_is_in_no_history() {
        String secret = "xyzzy" + System.nanoTime();
        String question = asker.asked(TITLE + " " + secret);
        asker.put("/api/questions/" + question, change(TITLE, 1)).is(200);
        moderator
                .decides(question, Map.of("decision", "approve", "revision", 2))
                .is(200);
        asker.put("/api/questions/" + question, change(TITLE + " Again.", 3)).is(200);

        Reply revisions =
                reader.get("/api/questions/" + question + "/revisions").is(200);

        assertThat(revisions.json().get("items")).hasSize(2);
        assertThat(revisions.text()).doesNotContain(secret);
        assertThat(reader.get("/questions/" + question + "/text/revisions").text())
                .doesNotContain(secret);
    }

    @Test
    void earlier_texts_leave_and_come_back_with_the_history() {
        String question = published();
        String answer = author.answers(question, "Share one pool.").get("id");
        IntStream.rangeClosed(1, 2)
                .forEach(i -> author.edits(answer, "Share pool " + i, i).is(200));

        List<String> lines = service.administrator("Admin")
                .exports()
                .text()
                .lines()
                .filter(line -> line.contains(answer))
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).contains("\"body\":\"Share pool 2\",\"revision\":3");
        assertThat(lines.get(1)).contains("\"id\":\"" + answer + ":1\"", "\"body\":\"Share one pool.\"");
        assertThat(service.administrator("Admin")
                        .imports(String.join("\n", lines))
                        .text())
                .contains("\"already\":3");
    }

    private static Map<String, Object> change(String title, long version) {
        return Map.of("title", title, "body", Visitor.BODY, "tags", List.of("tls"), "version", version);
    }

    private static List<String> bodies(Reply revisions) {
        return revisions
                .is(200)
                .json()
                .get("items")
                .valueStream()
                .map((JsonNode item) -> item.get("body").asString())
                .toList();
    }

    private String published() {
        String id = asker.asked(TITLE);
        moderator.approves(id).is(200);
        return id;
    }
}
