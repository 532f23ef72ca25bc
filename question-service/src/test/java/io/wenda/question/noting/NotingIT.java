package io.wenda.question.noting;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.creating.Ids;
import io.wenda.question.Reply;
import io.wenda.question.RunningService;
import io.wenda.question.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The staff writes for the staff. That nobody else reads it is the matter of InvisibilityIT. */
class NotingIT {

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor other = service.moderator("Wen");

    @Test
    void the_staff_reads_each_others_notes_on_what_waits_too_and_takes_them_away() {
        String id = asker.asked("Why does direct memory grow?");
        Reply first = notes(moderator, id, "Asked *twice* already.", "key-1" + id);
        assertThat(notes(moderator, id, "Asked *twice* already.", "key-1" + id).get("id"))
                .isEqualTo(first.get("id"));
        moderator
                .post("/api/questions/" + id + "/notes", Map.of("body", "Other."), "Idempotency-Key", "key-1" + id)
                .isProblem(422, "idempotency-key-reused");
        notes(other, id, "I know them.", "key-2" + id);

        Reply all = other.get("/api/questions/" + id + "/notes").is(200);
        assertThat(all.get("items/0/html")).contains("<em>twice</em>");
        assertThat(all.get("items/0/author/name")).isEqualTo("Mei");
        assertThat(all.get("items/1/author/name")).isEqualTo("Wen");
        other.delete("/api/notes/" + first.get("id")).is(204);
        other.delete("/api/notes/" + first.get("id")).is(204);
        assertThat(other.get("/api/questions/" + id + "/notes").json().get("items"))
                .hasSize(1);
        moderator.get("/api/questions/" + Ids.random() + "/notes").isProblem(404, "not-found");
        moderator.post("/api/questions/" + id + "/notes", Map.of("body", " ")).isProblem(400, "invalid");
    }

    @Test
    void replies_are_shared_by_language_and_of_two_who_change_one_the_second_is_told() {
        String title = "Versions " + Ids.random();
        Reply first = moderator
                .post("/api/reply-templates", Map.of("language", "zh", "title", title, "body", "请说明版本。"))
                .is(201);
        String path = "/api/reply-templates/" + first.get("id");

        Map<String, Object> change = Map.of("language", "zh", "title", title, "body", "请写明版本和操作系统。", "version", 1);
        assertThat(other.put(path, change).is(200).get("version")).isEqualTo("2");
        assertThat(other.put(path, change).is(200).get("version")).isEqualTo("2");
        moderator
                .put(path, Map.of("language", "zh", "title", title, "body", "Mine.", "version", 1))
                .isProblem(409, "changed-meanwhile");

        assertThat(moderator.get("/api/reply-templates?language=zh").text()).contains(title, "操作系统");
        assertThat(moderator.get("/api/reply-templates?language=en").text()).doesNotContain(title);
        other.delete(path).is(204);
        other.delete(path).is(204);
        moderator.put(path, change).isProblem(404, "not-found");
        moderator
                .post("/api/reply-templates", Map.of("language", "xx", "title", "T", "body", "B"))
                .isProblem(400, "invalid");
    }

    private static Reply notes(Visitor visitor, String id, String body, String key) {
        return visitor.post("/api/questions/" + id + "/notes", Map.of("body", body), "Idempotency-Key", key)
                .is(201);
    }
}
