package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.http.creating.Ids;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT {

    private static final Pattern OLDER = Pattern.compile("href=\"(/[^\"]*[?&;]after=[^\"]*)\"");

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya Raman");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();
    private final String tag = "t-" + Ids.random();

    @Test
    void a_question_is_a_complete_document_with_its_answers() {
        String id = published("Why does direct memory grow?");
        String second = author.answers(id, "The first answer.").get("id");
        author.answers(id, "```java\nint second;\n```").is(201);
        asker.accepts(id, second).is(200);

        Reply page = reader.get("/questions/" + id).is(200);

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text())
                .startsWith("<!doctype html>")
                .contains("Why does direct memory grow?", "Priya Raman", "Lin Wei", Visitor.BODY, "The first answer.")
                .contains("<span class=\"line\">int second;</span>")
                .contains("/questions/" + id + "/why-does-direct-memory-grow")
                .doesNotContain("noindex");
        assertThat(page.text().split("<h1", -1)).as("one h1").hasSize(2);
        assertThat(reader.get("/questions/" + id + "/any-words-at-all").is(200).text())
                .contains("rel=\"canonical\"");
    }

    @Test
    void an_address_in_chinese_finds_its_question() {
        String id = published("心跳超时后 channelInactive 没有触发，怎么办");

        Reply page = reader.get("/questions/" + id + "/%E5%BF%83%E8%B7%B3").is(200);

        assertThat(page.text()).contains("/questions/" + id + "/%E5%BF%83%E8%B7%B3%E8%B6%85%E6%97%B6%E5%90%8E");
        assertThat(page.text()).contains("lang=\"zh");
    }

    @Test
    void lists_lead_to_older_questions_by_plain_links() {
        for (int i = 0; i < 21; i++) {
            Visitor another = service.member("Asker");
            String id = another.post(
                            "/api/questions",
                            Map.of("title", "Numbered question " + i + ".", "body", Visitor.BODY, "tags", List.of(tag)))
                    .is(201)
                    .get("id");
            moderator.approves(id).is(200);
        }

        String first = reader.get("/questions?tag=" + tag).is(200).text();
        Matcher older = OLDER.matcher(first);

        assertThat(older.find()).as(first).isTrue();
        String second = reader.get(older.group(1).replace("&amp;", "&")).is(200).text();
        assertThat(first).contains("Numbered question 20.").doesNotContain("Numbered question 0.");
        assertThat(second).contains("Numbered question 0.").doesNotContain("Numbered question 20.");
        assertThat(OLDER.matcher(second).find()).isFalse();
    }

    @Test
    void the_home_page_shows_the_latest_and_the_unanswered_view_what_waits() {
        String id = published("Why does direct memory grow?");
        String path = "/questions/" + id + "/why-does-direct-memory-grow";

        assertThat(reader.get("/").is(200).text()).contains(path);
        assertThat(reader.get("/questions").is(200).text()).contains(path);
        assertThat(reader.get("/questions?view=unanswered").is(200).text()).contains(path);
        author.answers(id, "An answer.").is(201);
        await().untilAsserted(() -> assertThat(
                        reader.get("/questions?view=unanswered").is(200).text())
                .doesNotContain(path));
    }

    @Test
    void what_is_public_is_checked_by_its_tag_and_not_sent_again() {
        String id = published("Why does direct memory grow?");
        Reply page = reader.get("/questions/" + id).is(200);

        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Vary")).contains("Accept-Language", "Cookie");
        String tag = page.header("ETag");
        assertThat(reader.get("/questions/" + id, "If-None-Match", tag).is(304).text())
                .isEmpty();

        author.answers(id, "Something new.").is(201);

        assertThat(reader.get("/questions/" + id, "If-None-Match", tag).is(200).header("ETag"))
                .isNotEqualTo(tag);
    }

    @Test
    void what_is_made_for_a_member_is_kept_by_their_browser_alone() {
        String id = published("Why does direct memory grow?");

        for (String path : List.of("/", "/questions/" + id)) {
            Reply page = author.get(path).is(200);
            assertThat(page.header("Cache-Control")).contains("private").contains("no-cache");
            assertThat(page.header("ETag")).isEmpty();
            assertThat(page.text()).contains("Lin Wei");
        }
    }

    @Test
    void a_question_in_review_has_a_page_for_its_asker_and_moderators_that_nobody_keeps() {
        String id = asked("Nobody else should read this");

        for (Visitor visitor : List.of(asker, moderator)) {
            Reply page = visitor.get("/questions/" + id).is(200);
            assertThat(page.text()).contains("Nobody else should read this").contains("noindex");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
            assertThat(page.header("Cache-Control")).contains("no-store");
        }
        for (Visitor visitor : List.of(author, reader)) {
            Reply page = visitor.get("/questions/" + id).is(404);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).startsWith("<!doctype html>").doesNotContain("Nobody else");
        }
    }

    @Test
    void a_declined_question_tells_its_asker_why() {
        String id = asked("Nobody else should read this");
        moderator.rejects(id, "unclear", "Which version is it?").is(200);

        assertThat(asker.get("/questions/" + id).is(200).text()).contains("Which version is it?");
        reader.get("/questions/" + id).is(404);
    }

    @Test
    void a_page_speaks_the_language_of_its_reader() {
        assertThat(reader.get("/", "Accept-Language", "zh-CN,zh;q=0.9").text()).contains("<html lang=\"zh-Hans\"");
        assertThat(reader.get("/", "Accept-Language", "zh-CN", "Cookie", "wenda_lang=en")
                        .text())
                .contains("<html lang=\"en\"");
    }

    @Test
    void an_unusable_token_reads_as_nobody() {
        String id = published("Why does direct memory grow?");

        assertThat(service.withToken("forged").get("/questions/" + id).is(200).header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void nothing_that_people_type_comes_alive_on_a_page() {
        String id = published("<script>alert(1)</script> \"><img src=x>");
        author.answers(id, "<script>alert(2)</script>\n\n[x](javascript:alert(3))")
                .is(201);

        String page = reader.get("/questions/" + id).is(200).text();

        assertThat(page).doesNotContain("<script>alert", "<img src=x", "javascript:");
        assertThat(reader.get("/").text()).doesNotContain("<script>alert", "<img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/questions/absent",
                "/questions/absent/slug",
                "/questions/absent/slug/deeper",
                "/nothing",
                "/questions/%00",
                "/questions/..%2f..%2fetc",
                "/questions/%F0%28%8C%28"
            })
    void what_is_not_there_has_a_page_that_says_so(String path) {
        Reply page = reader.get(path).is(404);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).startsWith("<!doctype html>").contains("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?after=nonsense", "/questions?view=popular", "/?limit=x"})
    void a_bad_address_has_a_page_that_says_so(String path) {
        assertThat(reader.get(path).is(400).text()).startsWith("<!doctype html>");
    }

    private String asked(String title) {
        return asker.post("/api/questions", Map.of("title", title, "body", Visitor.BODY, "tags", List.of(tag)))
                .is(201)
                .get("id");
    }

    private String published(String title) {
        String id = asked(title);
        moderator.approves(id).is(200);
        return id;
    }
}
