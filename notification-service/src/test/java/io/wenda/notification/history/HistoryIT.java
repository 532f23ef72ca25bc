package io.wenda.notification.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who followed long ago follows again, and no bell rings for what is over. */
class HistoryIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final String admin = Sample.id("admin");
    private final String question = Sample.id("q");
    private final String asker = Sample.id("asker");
    private final String reader = Sample.id("reader");
    private final String line =
            "{\"kind\":\"follow\",\"id\":\"%s:question:%s\",\"at\":\"2026-08-10T02:44:00Z\",\"member\":\"%s\",\"question\":\"%s\",\"reasons\":[\"followed\",\"answered\"],\"following\":true}"
                    .formatted(reader, question, reader, question);

    @BeforeEach
    void the_others_have_told() {
        SERVICE.hear(
                Sample.administrator(admin),
                Sample.named(asker, "Asker", 1),
                Sample.named(reader, "Reader", 1),
                Sample.retold(question, asker));
        await().untilAsserted(
                        () -> export(admin).expectStatus().isOk().expectBody().returnResult());
    }

    @Test
    void a_question_of_the_past_can_be_followed_and_rings_no_bell() {
        assertThat(last(imports(line)))
                .isEqualTo("{\"done\":true,\"read\":1,\"stored\":1,\"already\":0,\"refused\":0,\"notMine\":0}");
        assertThat(last(imports(line))).contains("\"stored\":0,\"already\":1,\"refused\":0");

        assertThat(exported()).containsExactly(line);
        SERVICE.settle(question);
        assertThat(SERVICE.unseen(asker)).isZero();
        assertThat(SERVICE.unseen(reader)).isZero();
        assertThat(followers()).contains("\"followers\":1");
    }

    @Test
    void who_follows_what_was_removed_stays_behind_with_it() {
        imports(line);
        SERVICE.hear(Sample.removed(question, Instant.now()));
        await().untilAsserted(() -> assertThat(exported()).isEmpty());
    }

    @Test
    void a_new_answer_to_an_old_question_reaches_those_who_follow_it() {
        imports(line);
        String answer = Sample.id("a");
        SERVICE.hear(Sample.answered(question, answer, Sample.id("author"), asker));
        await().untilAsserted(() -> {
            assertThat(SERVICE.rows(reader)).containsExactly(reader + ":answer:" + answer);
            assertThat(SERVICE.rows(asker)).containsExactly(asker + ":answer:" + answer);
        });
    }

    @Test
    void who_said_no_long_ago_has_said_no() {
        assertThat(last(imports(line.replace("true", "false")))).contains("\"stored\":1");
        SERVICE.hear(Sample.answered(question, Sample.id("a"), reader, asker));
        SERVICE.hear(Sample.answered(question, Sample.id("a"), asker, asker));
        SERVICE.settle(question);
        assertThat(SERVICE.unseen(reader)).isZero();
        assertThat(last(imports(line))).contains("\"refused\":1");
    }

    @Test
    void a_question_that_is_told_once_more_after_it_was_published_changes_nothing() {
        String fresh = Sample.id("q");
        SERVICE.hear(Sample.published(fresh, asker), Sample.retold(fresh, asker));
        SERVICE.settle(fresh);
        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-published:" + fresh);
    }

    /** What was announced elsewhere is there, and rings no bell. */
    @Test
    void announcements_come_and_go_with_the_history_and_nobody_hears_of_them() {
        String id = Sample.id("n");
        String announced = """
                {"kind":"announcement","id":"%s","at":"2025-05-05T08:00:00Z","author":"%s","topic":"event",\
                "texts":[{"language":"zh","title":"聚会","body":"**来**"},{"language":"en","title":"Meetup","body":"come"}],\
                "startsAt":"2025-06-01T08:00:00Z","place":"上海","editedAt":"2025-05-06T08:00:00Z"}""".formatted(id, reader);
        String withdrawn = announced.replace(id, id + "w").replace("}]", "}],\"withdrawnAt\":\"2025-05-07T08:00:00Z\"");
        SERVICE.as(asker)
                .put()
                .uri("/api/announcements/subscriptions/event/zh")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(last(imports(announced + "\n" + withdrawn))).contains("\"stored\":2");
        assertThat(last(imports(announced + "\n" + withdrawn))).contains("\"already\":2");
        assertThat(last(imports(announced.replace("聚会", "别的")))).contains("\"refused\":1");

        SERVICE.anonymous()
                .get()
                .uri("/api/announcements/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        SERVICE.anonymous()
                .get()
                .uri("/api/announcements/" + id + "w")
                .exchange()
                .expectStatus()
                .isEqualTo(410);
        String all = export(admin).expectBody(String.class).returnResult().getResponseBody();
        assertThat(all).contains(announced);
        assertThat(all).contains("\"id\":\"" + id + "w\"");
        String told = Objects.requireNonNull(SERVICE.as(admin)
                .post()
                .uri("/api/admin/notification/retell")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(told).contains("\"done\":true");
        SERVICE.settle(question);
        assertThat(SERVICE.rows(asker)).noneMatch(row -> row.contains("announcement"));
    }

    @Test
    void every_bad_line_is_refused_by_its_number() {
        String stranger = Sample.id("stranger");
        assertThat(lines(imports(String.join(
                        "\n",
                        line.replace(reader, stranger),
                        line.replace(question, Sample.id("gone")),
                        line.replace(reader + ":question", asker + ":question"),
                        line.replace("\"answered\"", "\"bored\""),
                        line.replace("[\"followed\",\"answered\"]", "[]"),
                        line.replace("true", "1"),
                        "{\"kind\":\"member\",\"id\":\"m1\"}",
                        line))))
                .containsExactly(
                        "{\"line\":1,\"code\":\"unknown-member\",\"field\":\"member\"}",
                        "{\"line\":2,\"code\":\"unknown-question\",\"field\":\"question\"}",
                        "{\"line\":3,\"code\":\"wrong-id\",\"field\":\"id\"}",
                        "{\"line\":4,\"code\":\"unknown-value\",\"field\":\"reasons\"}",
                        "{\"line\":5,\"code\":\"required\",\"field\":\"reasons\"}",
                        "{\"line\":6,\"code\":\"wrong-type\",\"field\":\"following\"}",
                        "{\"done\":true,\"read\":8,\"stored\":1,\"already\":0,\"refused\":6,\"notMine\":1}");
    }

    @Test
    void tags_people_the_community_subscriptions_and_mutes_travel_too_and_only_once() {
        String tag = Sample.id("tag");
        List<String> wide = List.of(
                wide("announcements:release.zh", "\"announcements\":\"release.zh\""),
                wide("community:all", "\"community\":true"),
                wide("member:" + asker, "\"person\":\"" + asker + "\""),
                line.replace("true", "false,\"muted\":true"),
                wide("tag:" + tag, "\"tag\":\"" + tag + "\""));

        assertThat(last(imports(String.join("\n", wide)))).contains("\"stored\":5,\"already\":0,\"refused\":0");
        assertThat(last(imports(String.join("\n", wide)))).contains("\"stored\":0,\"already\":5,\"refused\":0");

        assertThat(Objects.requireNonNull(export(admin)
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody())
                        .lines()
                        .filter(each -> each.contains("\"member\":\"" + reader + "\"")))
                .containsExactlyElementsOf(wide);
        assertThat(SERVICE.as(reader)
                        .get()
                        .uri("/api/announcements/subscriptions")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .isEqualTo("{\"items\":[{\"topic\":\"release\",\"language\":\"zh\"}]}");
        String fresh = Sample.id("q");
        SERVICE.hear(
                Sample.published(fresh, Sample.id("other"), tag),
                Sample.answered(question, Sample.id("a"), asker, asker));
        SERVICE.settle(fresh);
        SERVICE.settle(question);
        assertThat(SERVICE.rows(reader))
                .as("the tag is followed, and the question muted though its author is followed")
                .contains(reader + ":new-question:" + fresh)
                .noneMatch(row -> row.contains(":answer:"));
    }

    @Test
    void a_line_follows_one_thing_that_can_be_followed() {
        String tag = "\"tag\":\"netty\"";
        assertThat(lines(imports(String.join(
                        "\n",
                        wide("tag:netty", tag + ",\"community\":true"),
                        wide("tag:Two Words", "\"tag\":\"Two Words\""),
                        wide("tag:Netty", "\"tag\":\"Netty\""),
                        wide("member:nobody1", "\"person\":\"nobody1\""),
                        wide("community:all", "\"community\":false"),
                        wide("announcements:weather.zh", "\"announcements\":\"weather.zh\""),
                        wide("tag:netty", tag + ",\"reasons\":[\"followed\"]"),
                        wide("tag:netty", tag + ",\"muted\":true"),
                        line.replace("true", "true,\"muted\":true"),
                        wide("question:", "\"reasons\":[\"followed\"]")))))
                .containsExactly(
                        "{\"line\":1,\"code\":\"not-expected\",\"field\":\"community\"}",
                        "{\"line\":2,\"code\":\"not-a-tag\",\"field\":\"tag\"}",
                        "{\"line\":3,\"code\":\"not-a-tag\",\"field\":\"tag\"}",
                        "{\"line\":4,\"code\":\"unknown-member\",\"field\":\"person\"}",
                        "{\"line\":5,\"code\":\"unknown-value\",\"field\":\"community\"}",
                        "{\"line\":6,\"code\":\"unknown-value\",\"field\":\"announcements\"}",
                        "{\"line\":7,\"code\":\"not-expected\",\"field\":\"reasons\"}",
                        "{\"line\":8,\"code\":\"not-expected\",\"field\":\"muted\"}",
                        "{\"line\":9,\"code\":\"not-expected\",\"field\":\"muted\"}",
                        "{\"line\":10,\"code\":\"required\",\"field\":\"question\"}",
                        "{\"done\":true,\"read\":10,\"stored\":0,\"already\":0,\"refused\":10,\"notMine\":0}");
    }

    private String wide(String what, String fields) {
        return "{\"kind\":\"follow\",\"id\":\"%s:%s\",\"at\":\"2026-08-10T03:20:00Z\",\"member\":\"%s\",%s,\"following\":true}"
                .formatted(reader, what, reader, fields);
    }

    @Test
    void only_administrators_take_the_history_in_or_out() {
        export(reader).expectStatus().isForbidden();
        SERVICE.anonymous()
                .get()
                .uri("/api/admin/notification/export")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        SERVICE.as(reader)
                .post()
                .uri("/api/admin/notification/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(line)
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(exported()).isEmpty();
    }

    private String imports(String lines) {
        return Objects.requireNonNull(SERVICE.as(admin)
                .post()
                .uri("/api/admin/notification/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec export(String memberId) {
        return SERVICE.as(memberId).get().uri("/api/admin/notification/export").exchange();
    }

    /** The lines about this test's question. */
    private List<String> exported() {
        String all = export(admin).expectBody(String.class).returnResult().getResponseBody();
        return all == null
                ? List.of()
                : all.lines()
                        .filter(each -> each.contains("\"" + question + "\""))
                        .toList();
    }

    private String followers() {
        return Objects.requireNonNull(SERVICE.as(reader)
                .get()
                .uri("/api/follows/question/" + question)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> lines(String answer) {
        return answer.lines().filter(each -> !each.startsWith("{\"read\"")).toList();
    }

    private static String last(String answer) {
        return lines(answer).getLast();
    }
}
