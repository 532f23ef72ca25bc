package io.wenda.question.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRetold;
import io.wenda.events.QuestionRetold;
import io.wenda.events.VoteCast;
import io.wenda.http.creating.Ids;
import io.wenda.question.Reply;
import io.wenda.question.RunningService;
import io.wenda.question.Visitor;
import io.wenda.question.illustrating.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was asked long ago comes back as it was, and nobody's bell rings. */
class HistoryIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final Visitor admin = SERVICE.administrator("Admin");
    private final String question = "q9" + Ids.random();
    private final String asker = SERVICE.member("Asker").id();
    private final String other = SERVICE.member("Other").id();

    @Test
    void what_is_imported_is_exported_byte_for_byte_and_only_what_is_public_is_told_as_a_state() throws IOException {
        RunningService alone = RunningService.alone();
        Visitor administrator = alone.administrator("Admin");
        alone.hearOf("m1", "m2", "m3");
        String example = Files.readString(Path.of("..", "docs", "history.example.jsonl"));

        assertThat(lastOf(administrator.imports(example)))
                .isEqualTo("{\"done\":true,\"read\":36,\"stored\":24,\"already\":0,\"refused\":0,\"notMine\":12}");

        assertThat(administrator.exports().is(200).text()).isEqualTo(ownLines(example));
        await().untilAsserted(() -> assertThat(alone.told()).hasSize(9));
        assertThat(lastOf(administrator.imports(example)))
                .isEqualTo("{\"done\":true,\"read\":36,\"stored\":0,\"already\":24,\"refused\":0,\"notMine\":12}");
        assertThat(administrator.exports().text()).isEqualTo(ownLines(example));

        assertThat(alone.told())
                .as(
                        "two questions, one of them again with its accepted answer, two answers, one of them three times, and two votes")
                .hasSize(9)
                .allSatisfy(event -> assertThat(event.data())
                        .isInstanceOfAny(QuestionRetold.class, AnswerRetold.class, VoteCast.class));
        await().untilAsserted(() -> assertThat(
                        alone.nobody().get("/api/search?q=is:accepted").json().get("items"))
                .extracting(item -> item.get("id").asString())
                .containsExactly("q1"));
        Reply thread = alone.nobody().reads("q1").is(200);
        assertThat(thread.get("publishedAt")).isEqualTo("2026-08-10T02:44:00Z");
        assertThat(thread.get("lastActivityAt")).isEqualTo("2026-08-11T09:00:00Z");
        assertThat(thread.get("answers/0/id")).isEqualTo("a1");
        await().untilAsserted(() -> assertThat(alone.nobody().reads("q1").get("answers/0/author/reputation"))
                .isEqualTo("10"));
        assertThat(alone.nobody().reads("q1").get("answers/0/score")).isEqualTo("1");
        assertThat(alone.nobody().get("/api/questions").json().get("items"))
                .extracting(
                        item -> item.get("id").asString(),
                        item -> item.get("answerCount").asInt())
                .containsExactly(tuple("q3", 0), tuple("q1", 1));
        assertThat(alone.nobody().reads("q2").status()).isEqualTo(404);
    }

    @Test
    void an_image_comes_before_the_text_that_shows_it_and_goes_out_as_it_came() {
        String image = Ids.random() + "-80x40";
        String data = Base64.getEncoder().encodeToString(SampleImages.halves("png"));
        String line =
                "{\"kind\":\"image\",\"id\":\"%s\",\"at\":\"2026-08-02T10:00:00Z\",\"member\":\"%s\",\"type\":\"%s\",\"data\":\"%s\"}";
        String sent = line.formatted(image, asker, "image/png", data);
        String shown = published(question).replace("\"body\":\"", "\"body\":\"![x](/images/" + image + ") ");

        Reply reply = admin.imports(String.join(
                "\n",
                sent,
                shown,
                sent,
                line.formatted(Ids.random() + "-80x40", asker, "image/jpeg", data),
                line.formatted(Ids.random() + "-80x40", asker, "image/svg+xml", data),
                line.formatted("../x-80x40", asker, "image/png", data),
                line.formatted(Ids.random() + "-80x40", asker, "image/png", "%%%")));

        assertThat(withoutProgress(reply))
                .containsExactly(
                        refused(4, "unknown-value", "type"),
                        refused(5, "unknown-value", "type"),
                        refused(6, "not-an-id", "id"),
                        refused(7, "malformed-text", "data"),
                        "{\"done\":true,\"read\":7,\"stored\":2,\"already\":1,\"refused\":4,\"notMine\":0}");
        assertThat(SERVICE.nobody().get("/images/" + image).is(200).header("Content-Type"))
                .isEqualTo("image/png");
        assertThat(admin.exports().text().lines()).contains(sent);
    }

    @Test
    void every_bad_line_is_refused_by_its_number_and_nothing_of_it_is_there() {
        String published = published(question);
        String lines = String.join(
                "\n",
                published,
                published.replace(asker, "stranger1"),
                published.replace(question, "../admin"),
                published.replace("Why", "W\\u202Ehy").replace(question, question + "2"),
                published.replace("\"state\":\"published\",", "").replace(question, question + "3"),
                published
                        .replace("\"state\":\"published\"", "\"state\":\"in-review\"")
                        .replace(question, question + "4"),
                published.replace("2026-08-02T", "2026-07-02T").replace(question, question + "5"),
                published.replace("Why", "x".repeat(151)).replace(question, question + "6"),
                published.replace("\"tls\"", "\"tls !\"").replace(question, question + "7"),
                published.replace("Why", "How"),
                published.replace("kind", "kin"),
                revision(question, 1),
                decision(question, "reject"),
                answer("a9" + question, "q0" + question),
                answer("a8" + question, question).replace("\"It", "\"\u0007It"),
                acceptance(question, "a7" + question),
                vote(question, question, asker),
                vote(question, question, other).replace("up", "sideways"),
                vote(question, "a7" + question, other),
                flag(question, asker),
                flag(question, other).replace("wrong", "boring"),
                flag(question, other).replace("\"by\"", "\"decidedBy\""));

        Reply reply = admin.imports(lines);

        assertThat(withoutProgress(reply))
                .containsExactly(
                        refused(2, "differs", "id"),
                        refused(3, "not-an-id", "id"),
                        refused(4, "bidi-control", "title"),
                        refused(5, "required", "state"),
                        refused(6, "not-expected", "publishedAt"),
                        refused(7, "out-of-range", "publishedAt"),
                        "{\"line\":8,\"code\":\"too-long\",\"field\":\"title\",\"limit\":150}",
                        refused(9, "not-a-tag", "tags[0]"),
                        refused(10, "differs", "id"),
                        refused(11, "unknown-kind", "kind"),
                        refused(12, "out-of-range", "revision"),
                        refused(13, "wrong-state", "question"),
                        refused(14, "unknown-question", "question"),
                        "{\"line\":15,\"code\":\"malformed-json\"}",
                        refused(16, "unknown-answer", "answer"),
                        refused(17, "own-post", "member"),
                        refused(18, "unknown-value", "value"),
                        refused(19, "unknown-answer", "answer"),
                        refused(20, "own-post", "member"),
                        refused(21, "unknown-value", "type"),
                        refused(22, "unknown-field", "decidedBy"),
                        "{\"done\":true,\"read\":22,\"stored\":1,\"already\":0,\"refused\":21,\"notMine\":0}");
        assertThat(exported()).containsExactly(published);
    }

    @Test
    void proposals_private_questions_and_tags_come_back_as_they_went_and_nothing_private_is_told() {
        String tag =
                "{\"kind\":\"tag\",\"id\":\"%s\",\"at\":\"2026-08-01T09:00:00Z\",\"by\":\"%s\",\"about\":\"Pools.\",\"reserved\":true}"
                        .formatted(question.toLowerCase(Locale.ROOT), other);
        String proposal = published(question).replace("\"type\":\"question\"", "\"type\":\"proposal\"");
        String conclusion =
                "{\"kind\":\"conclusion\",\"id\":\"%1$s\",\"at\":\"2026-08-09T09:00:00Z\",\"question\":\"%1$s\",\"by\":\"%2$s\",\"outcome\":\"adopted\",\"words\":\"Good.\"}"
                        .formatted(question, other);
        String kept = published(question + "x")
                .replace("\"state\":\"published\"", "\"state\":\"private\"")
                .replace("}", ",\"visibility\":\"private\"}");
        String answer = answer("a1" + question, question + "x");
        String lines = String.join("\n", tag, proposal, conclusion, kept, answer);

        assertThat(withoutProgress(admin.imports(lines)))
                .containsExactly("{\"done\":true,\"read\":5,\"stored\":5,\"already\":0,\"refused\":0,\"notMine\":0}");

        assertThat(exported()).contains(proposal, conclusion, kept).anyMatch(line -> line.contains("a1" + question));
        assertThat(admin.exports().text()).contains(tag);
        assertThat(SERVICE.nobody().reads(question).get("/conclusion/words")).isEqualTo("Good.");
        SERVICE.nobody().reads(question + "x").isProblem(404, "not-found");
        assertThat(lastOf(admin.imports(lines))).contains("\"already\":5");
        assertThat(SERVICE.toldOf(question + "x")).isEmpty();
        assertThat(withoutProgress(admin.imports(conclusion.replace("\"Good.\"", "\"Bad.\""))))
                .first()
                .isEqualTo(refused(1, "differs", "id"));
    }

    @Test
    void what_was_out_of_sight_comes_back_so_and_waits_for_a_moderator() {
        String flagged = published(question).replace("}", ",\"hiddenAt\":\"2026-08-05T10:00:00Z\"}");
        String flag = flag(question, other).replaceAll(",\"outcome\".*}", "}");
        String plain = published(question + "x");
        String held = answer("a1" + question, question + "x").replace("}", ",\"held\":true}");
        String lines = String.join("\n", flagged, flag, plain, held);

        assertThat(lastOf(admin.imports(lines))).contains("\"stored\":4", "\"refused\":0");

        assertThat(exported()).contains(flagged, flag, plain);
        assertThat(admin.exports().text()).contains(held);
        assertThat(lastOf(admin.imports(lines))).contains("\"already\":4", "\"refused\":0");
        SERVICE.nobody().reads(question).isProblem(404, "not-found");
        assertThat(SERVICE.nobody().reads(question + "x").json().get("answers")).isEmpty();
        Visitor moderator = SERVICE.moderator("Mo");
        await().untilAsserted(() -> moderator
                .post("/api/reviews/flags/a1" + question + "/decision", Map.of("decision", "decline", "revision", 0))
                .is(204));
        moderator
                .post("/api/reviews/flags/" + question + "/decision", Map.of("decision", "decline", "revision", 1))
                .is(204);
        SERVICE.nobody().reads(question).is(200);
        assertThat(SERVICE.nobody().reads(question + "x").get("answers/0/body")).isEqualTo("It does not");
    }

    @Test
    void a_member_nobody_heard_of_is_waited_for_and_then_refused() {
        String stranger = "s1" + Ids.random();
        assertThat(withoutProgress(admin.imports(published(question).replace(asker, stranger))))
                .first()
                .isEqualTo(refused(1, "unknown-member", "asker"));

        SERVICE.hearOf(stranger);
        await().untilAsserted(() -> assertThat(
                        lastOf(admin.imports(published(question).replace(asker, stranger))))
                .contains("\"refused\":0"));
    }

    @Test
    void a_file_that_was_cut_off_and_is_sent_again_ends_the_same() {
        String file = String.join(
                "\n",
                published(question),
                decision(question, "approve"),
                answer("a1" + question, question),
                acceptance(question, "a1" + question));
        assertThat(lastOf(admin.imports(file.substring(0, file.length() - 200))))
                .contains("\"stored\":2");

        assertThat(lastOf(admin.imports(file)))
                .isEqualTo("{\"done\":true,\"read\":4,\"stored\":2,\"already\":2,\"refused\":0,\"notMine\":0}");
        assertThat(exported()).containsExactly(file.split("\n"));
    }

    @Test
    void a_rejected_question_looks_withdrawn_until_its_decision_comes() {
        String rejected = published(question)
                .replace("\"published\"", "\"rejected\"")
                .replace(",\"publishedAt\":\"2026-08-02T09:00:00Z\"", "");
        assertThat(lastOf(admin.imports(rejected))).contains("\"stored\":1");
        assertThat(exported()).containsExactly(rejected.replace("rejected", "withdrawn"));
        assertThat(lastOf(admin.imports(rejected))).contains("\"already\":1");

        String decision = decision(question, "reject");
        assertThat(lastOf(admin.imports(rejected + "\n" + decision))).contains("\"stored\":1,\"already\":1");
        assertThat(exported()).containsExactly(rejected, decision);
        assertThat(lastOf(admin.imports(rejected.replace("rejected", "withdrawn"))))
                .contains("\"refused\":1");
    }

    @Test
    void an_imported_question_lives_on() {
        String waiting = published(question)
                .replace("\"published\"", "\"in-review\"")
                .replace(",\"publishedAt\":\"2026-08-02T09:00:00Z\"", "");
        assertThat(lastOf(admin.imports(waiting))).contains("\"stored\":1");
        SERVICE.moderator("Mo").approves(question).is(200);

        SERVICE.member("Late").answers(question, "It still leaks.").is(201);

        await().untilAsserted(() -> assertThat(SERVICE.toldOf(question))
                .hasAtLeastOneElementOfType(AnswerPublished.class)
                .doesNotHaveAnyElementsOfTypes(QuestionRetold.class));
        await().untilAsserted(() ->
                assertThat(SERVICE.nobody().reads(question).get("answerCount")).isEqualTo("1"));
    }

    @Test
    void a_published_question_of_which_nobody_knows_who_read_it_stays_as_it_is() {
        admin.imports(published(question));
        SERVICE.moderator("Mo").claims(question).isProblem(409, "changed-meanwhile");
        new Visitor(SERVICE, asker, "Asker", SERVICE.sessions().tokenOf(asker))
                .delete("/api/questions/" + question)
                .isProblem(409, "changed-meanwhile");
        assertThat(exported()).containsExactly(published(question));
    }

    @Test
    void however_many_questions_come_in_review_each_has_its_place() {
        String lines = IntStream.range(0, 12)
                .mapToObj(i -> published(question + i)
                        .replace("\"published\"", "\"in-review\"")
                        .replace(",\"publishedAt\":\"2026-08-02T09:00:00Z\"", ""))
                .collect(Collectors.joining("\n"));
        assertThat(lastOf(admin.imports(lines))).contains("\"stored\":12");
        new Visitor(SERVICE, asker, "Asker", SERVICE.sessions().tokenOf(asker))
                .asks("Does the limit hold after an import?")
                .isProblem(409, "too-many-pending");
    }

    @Test
    void everything_that_is_public_is_told_once_more_when_an_operator_says_so() {
        RunningService alone = RunningService.alone();
        Visitor administrator = alone.administrator("Admin");
        String published = alone.member("Asker").asked("Why does the heap grow?");
        alone.member("Other").asked("Why does nobody read this?");
        administrator.approves(published).is(200);
        alone.member("Late").answers(published, "It does not.").is(201);

        for (int time = 1; time <= 2; time++) {
            assertThat(lastOf(administrator.send("POST", "/api/admin/question/retell", null)))
                    .isEqualTo("{\"done\":true,\"told\":1}");
            int times = time;
            await().untilAsserted(() -> assertThat(alone.toldOf(published))
                    .filteredOn(QuestionRetold.class::isInstance)
                    .hasSize(times));
        }
        assertThat(administrator.reads(published).get("answerCount")).isEqualTo("1");
    }

    @Test
    void only_administrators_take_the_history_in_or_out() {
        for (Visitor somebody : List.of(SERVICE.member("Curious"), SERVICE.moderator("Mo"))) {
            somebody.exports().isProblem(403, "not-allowed");
            somebody.imports(published(question)).isProblem(403, "not-allowed");
            somebody.send("POST", "/api/admin/question/retell", null).isProblem(403, "not-allowed");
        }
        SERVICE.nobody().exports().isProblem(401, "sign-in-required");
        SERVICE.nobody().imports(published(question)).isProblem(401, "sign-in-required");
        admin.post("/api/admin/question/import", "{}").isProblem(415, "unsupported-media-type");
        assertThat(exported()).isEmpty();
    }

    private String published(String id) {
        return ("{\"kind\":\"question\",\"id\":\"%s\",\"at\":\"2026-08-01T08:00:00Z\",\"asker\":\"%s\",\"type\":\"question\","
                        + "\"title\":\"Why\",\"body\":\"It leaks\\n\\n    since 4.1\",\"tags\":[\"tls\"],\"state\":\"published\",\"revision\":1,"
                        + "\"writtenAt\":\"2026-08-01T08:00:00Z\",\"publishedAt\":\"2026-08-02T09:00:00Z\"}")
                .formatted(id, asker);
    }

    private static String revision(String question, int number) {
        return ("{\"kind\":\"revision\",\"id\":\"%s:%d\",\"at\":\"2026-08-01T08:00:00Z\",\"question\":\"%s\",\"revision\":%d,"
                        + "\"title\":\"Wh\",\"body\":\"It\",\"tags\":[]}")
                .formatted(question, number, question, number);
    }

    private String decision(String question, String decision) {
        return ("{\"kind\":\"decision\",\"id\":\"%s:1\",\"at\":\"2026-08-02T09:00:00Z\",\"question\":\"%s\",\"revision\":1,"
                        + "\"by\":\"%s\",\"decision\":\"%s\"%s}")
                .formatted(
                        question,
                        question,
                        other,
                        decision,
                        decision.equals("reject") ? ",\"reason\":\"unclear\"" : "");
    }

    private String answer(String id, String question) {
        return ("{\"kind\":\"answer\",\"id\":\"%s\",\"at\":\"2026-08-03T10:00:00Z\",\"question\":\"%s\",\"author\":\"%s\","
                        + "\"body\":\"It does not\"}")
                .formatted(id, question, other);
    }

    private static String acceptance(String question, String answer) {
        return "{\"kind\":\"acceptance\",\"id\":\"%s\",\"at\":\"2026-08-04T10:00:00Z\",\"question\":\"%s\",\"answer\":\"%s\"}"
                .formatted(question, question, answer);
    }

    private static String flag(String question, String member) {
        return ("{\"kind\":\"flag\",\"id\":\"%s:%s\",\"at\":\"2026-08-04T11:00:00Z\",\"question\":\"%s\",\"member\":\"%s\","
                        + "\"type\":\"wrong\",\"outcome\":\"declined\",\"by\":\"m2\",\"decidedAt\":\"2026-08-04T12:00:00Z\"}")
                .formatted(question, member, question, member);
    }

    private static String vote(String question, String post, String member) {
        return ("{\"kind\":\"vote\",\"id\":\"%s:%s\",\"at\":\"2026-08-04T11:00:00Z\",\"question\":\"%s\"%s,\"member\":\"%s\","
                        + "\"value\":\"up\"}")
                .formatted(post, member, question, post.equals(question) ? "" : ",\"answer\":\"" + post + "\"", member);
    }

    private static String refused(int line, String code, String field) {
        return "{\"line\":%d,\"code\":\"%s\",\"field\":\"%s\"}".formatted(line, code, field);
    }

    /** The lines about this test's question. */
    private List<String> exported() {
        return admin.exports()
                .is(200)
                .text()
                .lines()
                .filter(line -> line.contains("\"" + question))
                .toList();
    }

    private static List<String> withoutProgress(Reply reply) {
        return reply.is(200)
                .text()
                .lines()
                .filter(line -> !line.startsWith("{\"read\""))
                .toList();
    }

    private static String lastOf(Reply reply) {
        return withoutProgress(reply).getLast();
    }

    private static String ownLines(String file) {
        return file.lines()
                .filter(line -> Stream.of("member", "follow", "announcement", "group", "seat")
                        .noneMatch(kind -> line.contains("\"kind\":\"" + kind + "\"")))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
