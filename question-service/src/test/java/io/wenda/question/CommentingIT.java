package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.CommentPublished;
import io.wenda.events.CommentRemoved;
import io.wenda.events.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentingIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor reader = service.member("Reader");
    private final Visitor moderator = service.moderator("Mei");
    private final String question = published();
    private final String answer = author.answers(question, "Share one pool.").get("id");

    @Test
    void a_comment_is_public_at_once_and_told_to_who_takes_part() {
        asker.comments(answer, "Which pool?").is(201);
        Reply comment = reader.comments(answer, "The `BufferPool`, *surely*.").is(201);

        assertThat(comment.get("html")).isEqualTo("<p>The <code>BufferPool</code>, <em>surely</em>.</p>\n");
        Reply read = service.nobody().reads(question);
        assertThat(read.get("answers/0/comments/1/id")).isEqualTo(comment.get("id"));
        assertThat(read.get("answers/0/comments/1/author/name")).isEqualTo("Reader");
        assertThat(read.json().get("comments")).isEmpty();
        assertThat(service.nobody().get("/questions/" + question).text()).contains("<em>surely</em>");
        await().untilAsserted(() -> assertThat(service.toldOf(question))
                .contains(new CommentPublished(
                        question,
                        answer,
                        comment.get("id"),
                        reader.id(),
                        author.id(),
                        List.of(asker.id()),
                        TITLE,
                        Visibility.PUBLIC,
                        Instant.parse(comment.get("publishedAt")))));
    }

    @Test
    void a_double_click_comments_once_and_the_key_takes_no_other_words() {
        List<Reply> replies = Together.at(4, i -> reader.comments(question, "Which JDK?", "Idempotency-Key", "click"));

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        reader.comments(question, "Which OS?", "Idempotency-Key", "click").isProblem(422, "idempotency-key-reused");
        assertThat(reader.reads(question).json().get("comments")).hasSize(1);
    }

    /** Nothing larger than a remark: no heading, picture, list or table, and never HTML of one's own. */
    @Test
    void a_comment_has_no_blocks_and_no_html() {
        assertThat(reader.comments(question, "# Big\n- one\n> two\n<b>three</b>")
                        .get("html"))
                .isEqualTo("<p># Big\n- one\n&gt; two\n&lt;b&gt;three&lt;/b&gt;</p>\n");
    }

    @Test
    void whoever_wrote_it_may_change_it_once_for_each_version_and_take_it_back() {
        Reply comment = reader.comments(question, "Which JDK?");
        String id = comment.get("id");

        Reply changed = changes(reader, id, "Which JDK and OS?", 1).is(200);
        assertThat(changed.get("editedAt")).isNotEmpty();
        changes(reader, id, "Which JDK and OS?", 1).is(200);
        changes(reader, id, "Something else", 1).isProblem(409, "changed-meanwhile");
        changes(asker, id, "Mine now", 2).isProblem(403, "not-yours");
        changes(moderator, id, "Mine now", 2).isProblem(403, "not-yours");
        asker.delete("/api/comments/" + id).isProblem(403, "not-yours");
        service.nobody().delete("/api/comments/" + id).isProblem(401, "sign-in-required");

        reader.delete("/api/comments/" + id).is(204);
        reader.delete("/api/comments/" + id).is(204);
        changes(reader, id, "Back again", 3).isProblem(404, "not-found");
        assertThat(reader.reads(question).json().get("comments")).isEmpty();
        assertThat(moderator.get("/questions/" + question).text()).doesNotContain("Which JDK");
        await().untilAsserted(() -> assertThat(service.toldOf(question))
                .filteredOn(CommentRemoved.class::isInstance)
                .hasSize(1));
    }

    @Test
    void a_moderator_takes_a_comment_away() {
        String id = reader.comments(answer, "Cheap followers here").get("id");

        moderator.delete("/api/comments/" + id).is(204);

        assertThat(reader.reads(question).json().at("/answers/0/comments")).isEmpty();
        assertThat(moderator.exports().status()).isEqualTo(403);
        assertThat(service.administrator("Admin").exports().text()).doesNotContain("Cheap followers here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"body\":\"\"}", "{\"body\":\" \\n \"}", "{\"body\":\"backwards \\u202e\"}"})
    void what_is_no_comment_is_refused(String body) {
        reader.post("/api/posts/" + question + "/comments", body).isProblem(400, "invalid");
    }

    @Test
    void a_comment_has_an_end() {
        reader.comments(question, "x".repeat(1_000)).is(201);
        reader.comments(question, "x".repeat(1_001)).isProblem(400, "invalid");
        reader.comments("absent", "Which JDK?").isProblem(404, "not-found");
    }

    private static Reply changes(Visitor visitor, String id, String body, int version) {
        return visitor.put("/api/comments/" + id, Map.of("body", body, "version", version));
    }

    private String published() {
        String id = asker.asked(TITLE);
        moderator.approves(id).is(200);
        return id;
    }
}
