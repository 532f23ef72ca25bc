package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberState;
import io.wenda.http.creating.Ids;
import io.wenda.question.illustrating.SampleImages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What everybody may read of a member, what a member has written out for themselves, and what is left of who is gone. */
class PeoplePagesIT {

    private static final Instant JOINED = Instant.parse("2026-02-03T04:05:06Z");
    private static final Pattern OLDER = Pattern.compile("href=\"(/members/[^\"]*after=[^\"]*)\"");

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya Raman");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();
    private final String tag = "p-" + Ids.random();

    @Test
    void a_member_has_a_page_with_what_they_wrote_and_say_of_themselves() {
        say(author, 2, "I keep trains.", false, null);
        String id = published("Why does direct memory grow?");
        String answer = author.answers(id, "Because of the pool.").get("id");
        asker.accepts(id, answer).is(200);

        Reply page = reader.get("/members/" + author.id()).is(200);

        assertThat(page.text())
                .startsWith("<!doctype html>")
                .contains("Lin Wei", "I keep trains.", "Why does direct memory grow?", "#answer-" + answer, tag)
                .contains("rel=\"canonical\" href=\"/members/" + author.id() + "\"", "中文")
                .doesNotContain("noindex", "class=\"badge\"");
        assertThat(page.header("ETag")).isNotEmpty();
        Reply told = reader.get("/api/people/" + author.id()).is(200);
        assertThat(told.json().at("/answers").asInt()).isEqualTo(1);
        assertThat(told.json().at("/accepted").asInt()).isEqualTo(1);
        assertThat(told.get("joinedAt")).isEqualTo(JOINED.toString());
        assertThat(reader.get("/members/" + asker.id() + "?view=questions")
                        .is(200)
                        .text())
                .contains("Why does direct memory grow?");
        assertThat(reader.get("/api/people/" + asker.id() + "/questions")
                        .is(200)
                        .text())
                .contains(id);
        assertThat(reader.get("/questions/" + id).text()).contains("href=\"/members/" + author.id() + "\"");
        assertThat(reader.get("/questions?tag=" + tag).text()).contains("href=\"/members/" + asker.id() + "\"");
    }

    @Test
    void nothing_shows_there_that_not_everybody_may_read() {
        String waiting = asker.asked("Nobody else should read this");
        String id = published("A public question of theirs");
        String removed = author.answers(id, "Taken back.").get("id");
        author.delete("/api/answers/" + removed).is(204);
        String gone = published("It will be taken away");
        author.answers(gone, "An answer to what is gone.").is(201);
        moderator.put("/api/questions/" + gone + "/removal", null).is(204);

        for (String path : List.of(
                "/members/" + asker.id(),
                "/members/" + asker.id() + "?view=questions",
                "/members/" + author.id(),
                "/api/people/" + asker.id() + "/questions",
                "/api/people/" + author.id() + "/answers",
                "/api/people/" + author.id())) {
            for (Visitor visitor : List.of(reader, asker, moderator)) {
                assertThat(visitor.get(path).is(200).text())
                        .as(path)
                        .doesNotContain("Nobody else should read this", waiting, removed, "It will be taken away");
            }
        }
        assertThat(reader.get("/members/" + author.id()).text()).contains("noindex");
    }

    @Test
    void older_answers_come_by_plain_links() {
        for (int i = 0; i < 22; i++) {
            author.answers(published("Numbered question " + i + "."), "Answer.").is(201);
        }

        String first = reader.get("/members/" + author.id()).is(200).text();
        Matcher older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        String second = reader.get(older.group(1).replace("&amp;", "&")).is(200).text();

        assertThat(first).contains("Numbered question 21.").doesNotContain("Numbered question 1.");
        assertThat(second).contains("Numbered question 1.", "noindex").doesNotContain("Numbered question 21.");
        assertThat(OLDER.matcher(second).find()).isFalse();
    }

    @Test
    void who_is_nobody_has_no_page() {
        reader.get("/members/nobody").is(404);
        reader.get("/api/people/nobody").is(404);
        reader.get("/members/" + author.id() + "?view=votes").is(404);
        reader.get("/members/" + author.id() + "?after=nonsense").is(400);
    }

    @Test
    void a_badge_is_seen_while_it_was_chosen_and_there_is_something_to_it() {
        String id = published("Whose badge is seen?");
        author.answers(id, "Mine.").is(201);
        MemberState.Ability ability = new MemberState.Ability("first-in-review", Instant.EPOCH, null);
        MemberState.Ability over = new MemberState.Ability("first-in-review", Instant.EPOCH, JOINED);

        say(author, 2, "", false, ability);
        assertThat(reader.get("/questions/" + id).text()).doesNotContain("class=\"badge\"");
        say(author, 3, "", true, ability);
        assertThat(reader.get("/questions/" + id).text()).contains("class=\"badge\"");
        assertThat(reader.get("/members/" + author.id()).text()).contains("class=\"badge\"");
        assertThat(reader.get("/api/questions/" + id).text()).contains("\"badge\":true");
        say(author, 4, "", true, over);
        assertThat(reader.get("/questions/" + id).text()).doesNotContain("class=\"badge\"");
        say(author, 5, "", true, ability);
        say(author, 6, "", false, ability);
        assertThat(reader.get("/questions/" + id).text()).doesNotContain("class=\"badge\"");
        assertThat(reader.get("/members/" + author.id()).text()).doesNotContain("class=\"badge\"");
    }

    @Test
    void a_picture_is_a_small_square_and_nothing_else() {
        Reply shown = author.send("PUT", "/api/avatars/me", SampleImages.halves("png"), "Content-Type", "image/png")
                .is(200);

        Reply picture = reader.get(shown.get("address")).is(200);

        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        assertThat(picture.header("Cache-Control")).contains("immutable");
        assertThat(reader.get("/members/" + author.id()).text())
                .contains("src=\"" + shown.get("address").replace("&", "&amp;") + "\"");
        author.send("PUT", "/api/avatars/me", "no image", "Content-Type", "image/png")
                .is(415);
        asker.delete("/api/avatars/" + author.id()).is(403);
        moderator.delete("/api/avatars/" + author.id()).is(204);
        reader.get("/avatars/" + author.id()).is(404);
        assertThat(reader.get("/members/" + author.id()).text()).doesNotContain("<img class=\"avatar");
        author.delete("/api/avatars/me").is(204);
    }

    @Test
    void who_is_barred_says_nothing_of_themselves_and_nobody_sees_who_lacks_a_second_factor() {
        bar(2, "second-factor");
        await().untilAsserted(() ->
                assertThat(reader.get("/members/" + author.id()).is(200).text()).contains("Buy my trains."));
        bar(3, "expelled");
        await().untilAsserted(() -> assertThat(
                        reader.get("/members/" + author.id()).is(200).text())
                .contains("Lin Wei", "2026")
                .doesNotContain("Buy my trains."));
    }

    private void bar(long version, String name) {
        service.tell(
                author.id() + ":" + version,
                new MemberState(
                        author.id(),
                        version,
                        author.name(),
                        List.of(),
                        List.of(),
                        List.of(new MemberState.Bar(name, null)),
                        List.of(),
                        List.of(),
                        new MemberState.Profile("Buy my trains.", List.of(), JOINED, true),
                        null));
    }

    @Test
    void members_have_all_that_they_wrote_and_nothing_of_others() {
        String waiting = author.asked("Still in review");
        String id = published("A question of somebody else");
        String answer = author.answers(id, "My answer.").get("id");
        author.votes(id, "up").is(200);
        author.comments(id, "My remark.").is(201);
        author.put("/api/drafts/ask", Map.of("title", "Begun", "body", "Half", "tags", List.of()))
                .is(200);
        author.put("/api/posts/" + id + "/flag", Map.of("type", "wrong", "words", "It is not so."));

        String mine = author.get("/api/export/question").is(200).text();

        assertThat(mine)
                .contains("\"kind\":\"question\"", waiting, "\"kind\":\"answer\"", answer, "My answer.")
                .contains("\"kind\":\"vote\"", "My remark.", "\"kind\":\"draft\"", "Half", "\"kind\":\"flag\"")
                .doesNotContain("A question of somebody else", asker.id(), "requestHash");
        reader.get("/api/export/question").is(401);
    }

    @Test
    void who_is_gone_has_no_name_and_no_page_and_what_they_wrote_stays() {
        String waiting = author.asked("Nobody will decide on this");
        String id = published("An answer that stays");
        author.answers(id, "It stays.").is(201);
        author.votes(id, "up").is(200);
        author.put("/api/drafts/ask", Map.of("title", "Begun", "body", "Half", "tags", List.of()))
                .is(200);
        author.send("PUT", "/api/avatars/me", SampleImages.halves("png"), "Content-Type", "image/png")
                .is(200);
        MemberState gone = new MemberState(
                author.id(), 7, "", List.of(), List.of(), List.of(), List.of(), List.of(), null, Instant.now());

        service.tell(author.id() + ":7", gone);
        await().untilAsserted(() -> assertThat(reader.get("/questions/" + id).text())
                .contains("It stays.", "deleted member")
                .doesNotContain("Lin Wei", "/members/" + author.id()));
        service.tell(author.id() + ":7", gone);
        say(author, 3, "I am back.", true, null);

        await().untilAsserted(() -> {
            reader.get("/avatars/" + author.id()).is(404);
            assertThat(author.get("/api/drafts").text()).doesNotContain("Half");
            assertThat(moderator.get("/api/questions/" + waiting).is(200).get("state"))
                    .isEqualTo("withdrawn");
        });
        assertThat(reader.get("/members/" + author.id()).is(410).text()).doesNotContain("Lin Wei", "I am back.");
        reader.get("/api/people/" + author.id()).is(410);
        assertThat(reader.get("/questions/" + id).text()).doesNotContain("Lin Wei");
        await().untilAsserted(() -> assertThat(
                        reader.get("/api/questions/" + id).json().at("/score").asInt())
                .isEqualTo(1));
    }

    private void say(Visitor who, long version, String about, boolean badge, MemberState.@Nullable Ability ability) {
        service.bean(io.wenda.question.people.People.class)
                .learn(new MemberState(
                        who.id(),
                        version,
                        who.name(),
                        List.of(),
                        ability == null ? List.of() : List.of(ability),
                        List.of(),
                        List.of(),
                        List.of(),
                        new MemberState.Profile(about, List.of("zh"), JOINED, badge),
                        null))
                .block();
    }

    private String published(String title) {
        String id = asker.post("/api/questions", Map.of("title", title, "body", Visitor.BODY, "tags", List.of(tag)))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        return id;
    }
}
