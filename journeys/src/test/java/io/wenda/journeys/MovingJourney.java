package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A community with a past: it comes from a file, is read with its dates, and moves to another server whole. */
@OnWenda
@Order(8)
class MovingJourney {

    private static final Path HOME =
            Path.of(System.getProperty("wenda.home", "..")).toAbsolutePath().normalize();
    private static final Path EXAMPLE = HOME.resolve("docs/history.example.jsonl");
    private static final Path DISCOURSE = HOME.resolve("standalone/src/test/resources/discourse");

    @TempDir
    private Path folder;

    @Test
    void a_past_comes_from_a_file_and_moves_to_another_wenda_byte_for_byte(Wenda wenda) throws Exception {
        Script here = new Script(wenda.url(), wenda.password(), folder);
        Person reader = wenda.signedIn("asker@wenda.test");
        int unseenBefore = reader.unseen();

        assertThat(here.history("import", EXAMPLE.toString()).exitCode()).isZero();
        thePastIsThere(wenda.nobody());
        assertThat(here.history("import", EXAMPLE.toString()).said()).contains("stored:0 already:24");
        assertThat(Files.readAllLines(here.exported("here.jsonl"))).containsAll(Files.readAllLines(EXAMPLE));

        wenda.signedIn("moderator@wenda.test").delete("/api/questions/q1/lock");
        reader.follows("q1");
        String answer = wenda.signedIn("answerer@wenda.test").answers("q1", "Still true in 4.2.");
        await("the old question lives on")
                .untilAsserted(() -> assertThat(reader.alerts("answer", "q1")).hasSize(1));
        assertThat(reader.unseen()).isEqualTo(unseenBefore + 1);

        RunningSystem elsewhere = RunningSystem.start();
        try {
            Script there = new Script(elsewhere.url(), RunningSystem.PASSWORD, folder);
            Path file = here.exported("here.jsonl");
            Script.Result moved = there.history("import", file.toString());
            assertThat(moved.exitCode()).as(moved.said()).isZero();
            assertThat(there.exported("there.jsonl")).hasSameBinaryContentAs(file);

            Person nobody = new Person(elsewhere.url(), null, "nobody");
            thePastIsThere(nobody);
            assertThat(nobody.get("/questions/q1").is(200).text()).contains(answer);
            assertThat(nobody.signsIn("asker@wenda.test", RunningSystem.PASSWORD)
                            .unseen())
                    .as("history rings no bell")
                    .isZero();
        } finally {
            elsewhere.stop();
        }
    }

    @Test
    void a_forum_comes_over_from_its_dump_and_says_what_stayed_behind(Wenda wenda) throws Exception {
        Script here = new Script(wenda.url(), wenda.password(), folder);
        Script.Result converted = here.history(
                "convert", "discourse", DISCOURSE.resolve("dump.sql").toString());
        assertThat(converted.exitCode()).as(converted.said()).isZero();
        assertThat(converted.said()).endsWith(Files.readString(DISCOURSE.resolve("tally.txt")));

        Script.Result imported = here.history("import", converted.output().toString());
        assertThat(imported.exitCode()).as(imported.said()).isZero();
        assertThat(Files.readAllLines(here.exported("forum.jsonl")))
                .containsAll(Files.readAllLines(DISCOURSE.resolve("community.jsonl")));
        assertThat(wenda.nobody().get("/questions/discourse-t30").is(200).text())
                .contains("<blockquote>", "ufw allow 7443", "2024-03-05T08:15:30.100Z");
    }

    @Test
    void a_bad_line_is_named_and_the_rest_goes_on(Wenda wenda) throws Exception {
        Path file = folder.resolve("bad.jsonl");
        Files.write(
                file,
                List.of(
                        "{\"kind\":\"member\",\"id\":\"bad1\",\"at\":\"2026-08-03T06:12:00Z\",\"name\":\"\",\"email\":\"bad@example.org\"}",
                        "{\"kind\":\"member\",\"id\":\"good1\",\"at\":\"2026-08-03T06:12:00Z\",\"name\":\"Good\",\"email\":\"good@example.org\"}",
                        "{\"kind\":\"question\",\"id\":\"bad2\"}"));
        Script.Result result = new Script(wenda.url(), wenda.password(), folder).history("import", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.said())
                .contains("membership: line:1 code:required field:name")
                .contains("question: line:3 code:required");
        assertThat(wenda.nobody().get("/api/members/good1").is(200).text()).contains("2026-08-03T06:12:00Z");
    }

    @Test
    void only_an_administrator_takes_the_history_out(Wenda wenda) throws Exception {
        Script.Result result = new Script(wenda.url(), wenda.password(), folder)
                .as("moderator@wenda.test")
                .history("export");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(Files.readString(result.output())).isEmpty();
        assertThat(result.said()).contains("only an administrator");
    }

    private static void thePastIsThere(Person nobody) throws IOException {
        String page = nobody.get("/questions/q1").is(200).text();
        assertThat(page).contains("2026-08-10T02:44:00Z", "2026-08-11T09:00:00Z", "心跳超时后");
        assertThat(nobody.get("/questions/q2").status()).isEqualTo(404);
        assertThat(nobody.get("/api/members/m1").is(200).text()).contains("2026-08-03T06:12:00Z");
    }
}
