package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everybody may read, everybody may pass on; of nothing else there is a ready text. */
class ReadyTextIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.able("Priya", "ask-privately");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor nobody = service.nobody();

    @Test
    void a_public_post_is_passed_on_in_the_language_of_who_does_it() {
        String id = asker.asked(TITLE);
        moderator.approves(id).is(200);
        String answer =
                author.answers(id, "Share **one** pool.\n\n    new Pool()").get("id");

        Reply question = nobody.get("/api/questions/" + id + "/ready-text").is(200);
        Reply reply =
                nobody.get("/api/answers/" + answer + "/ready-text?language=zh").is(200);

        assertThat(question.get("url")).isEqualTo("http://localhost:8080/questions/" + id);
        assertThat(question.get("text")).startsWith("Question: " + TITLE).endsWith(question.get("url"));
        assertThat(question.get("picture")).startsWith("<svg");
        assertThat(reply.get("url"))
                .isEqualTo("http://localhost:8080/questions/" + id + "?answer=" + answer + "#answer-" + answer);
        assertThat(reply.get("excerpt")).isEqualTo("Share one pool. new Pool()");
        assertThat(reply.get("text")).contains(TITLE, "查看全文").doesNotContain("**");
        assertThat(nobody.get("/questions/" + id).text())
                .contains("data-share=\"questions/" + id + "\"", "data-share=\"answers/" + answer + "\"");
        nobody.get("/api/questions/" + answer + "/ready-text").isProblem(404, "not-found");
        nobody.get("/api/answers/" + id + "/ready-text").isProblem(404, "not-found");
        nobody.get("/api/questions/" + id + "/ready-text?language=tlh").isProblem(400, "invalid");
    }

    @Test
    void what_waits_is_private_or_was_removed_has_none_not_even_for_who_reads_it() {
        String waiting = asker.asked(TITLE);
        String few = asker.post(
                        "/api/questions",
                        Map.of("title", TITLE, "body", "It is ours alone to know.", "visibility", "private"))
                .is(201)
                .get("id");
        String removed = asker.asked(TITLE);
        moderator.approves(removed).is(200);
        String answer = author.answers(removed, "Share one pool.").get("id");
        author.delete("/api/answers/" + answer).is(204);
        moderator.put("/api/questions/" + removed + "/removal", null).is(204);

        for (Visitor visitor : List.of(asker, moderator, nobody)) {
            for (String id : List.of(waiting, few, removed)) {
                visitor.get("/api/questions/" + id + "/ready-text").isProblem(404, "not-found");
            }
            visitor.get("/api/answers/" + answer + "/ready-text").isProblem(404, "not-found");
        }
        assertThat(asker.get("/questions/" + waiting).text()).doesNotContain("data-share");
    }
}
