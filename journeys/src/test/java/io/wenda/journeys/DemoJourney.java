package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Whoever starts the demo meets a community with 90 days behind it; its server is lost with its disk, and it comes back. */
@OnWendaOfItsOwn
@Order(9)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoJourney {

    private final RunningSystem wenda = RunningSystem.start("--demo");

    private String filled = "";

    @TempDir
    private Path folder;

    @BeforeAll
    void isFilled() {
        filled = wenda.lastLine("Demo: ");
    }

    @AfterAll
    void stop() {
        wenda.stop();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void ninety_days_are_on_the_pages() {
        assertThat(filled)
                .matches(
                        "Demo: 1\\d\\d threads of the last 90 days \\(\\d{3,4} lines imported\\) and 9 of today\\. .*");
        assertThat(published())
                .hasSizeGreaterThan(90)
                .contains("d90-half-close", "d90-inflater-natif", "d90-alpine-musl");
        theOldestIsNinetyDaysOld(wenda.nobody());
        whatWasNotPublishedIsNotThere();
        assertThat(wenda.nobody()
                        .get("/announcements/d90-meetup-hangzhou")
                        .is(200)
                        .text())
                .contains("2.5", "?language=zh");
        todaysBellsRangAndNoOthers();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void everything_is_lost_and_comes_back_with_its_sessions_and_its_bells() throws Exception {
        Person asker = signedIn("asker@wenda.test");
        Person moderator = signedIn("moderator@wenda.test");
        Person answerer = signedIn("answerer@wenda.test");
        String question = asker.asks("Where does it go when the disk dies", "disks");
        moderator.approves(question);
        moderator.follows(question);
        String answer = answerer.answers(question, "Into the backup, and back.");
        String waiting = asker.asks("Does what waits in review come back too", "disks");
        await("the bells have rung").untilAsserted(() -> {
            assertThat(asker.alerts("answer", question)).hasSize(1);
            assertThat(moderator.alerts("answer", question)).hasSize(1);
        });
        List<String> published = published();
        List<String> asked = ids(asker.all("/api/questions?author=me"));
        Path file = folder.resolve("wenda.zip");
        Script.Result backup = keeping("backup", file.toString());
        assertThat(backup.exitCode()).as(backup.said()).isZero();
        assertThat(backup.output()).content().as("nothing of what is private").matches("\\d+ documents are in .*\n");
        moderator.approves(answerer.asks("This was asked after the backup"));

        wenda.isLost();
        Script.Result broken = keeping("restore", brokenCopyOf(file).toString());
        assertThat(broken.exitCode()).as(broken.said()).isEqualTo(1);
        Script.Result restore = keeping("restore", file.toString());
        assertThat(restore.exitCode()).as(restore.said()).isZero();
        assertThat(keeping("restore", file.toString()).said()).contains("is not empty");
        wenda.startAgain();

        assertThat(wenda.lastLine("Demo: ")).as("90 days come only once").contains("(there already)");
        assertThat(published()).containsExactlyElementsOf(published);
        assertThat(ids(asker.all("/api/questions?author=me"))).containsExactlyElementsOf(asked);
        assertThat(answerer.get("/api/session").is(200).text())
                .as("sessions of before the disaster go on")
                .contains("Priya");
        assertThat(wenda.nobody().get("/questions/" + question).is(200).text()).contains(answer, "Into the backup");
        assertThat(moderator.reviewOf(waiting)).isNotNull();
        assertThat(asker.alerts("answer", question)).hasSize(1);

        try (Bell bell = asker.listens()) {
            bell.rangFor(answerer.answers(question, "It was worth it."));
        }
        await("everybody who follows has one row for each answer").untilAsserted(() -> {
            assertThat(asker.alerts("answer", question)).hasSize(2);
            assertThat(moderator.alerts("answer", question)).hasSize(2);
        });
        newcomer().follows(question);
    }

    private List<String> published() {
        return ids(wenda.nobody().all("/api/questions"));
    }

    private static List<String> ids(List<JsonNode> questions) {
        return questions.stream()
                .map(question -> question.required("id").asString())
                .toList();
    }

    private static void theOldestIsNinetyDaysOld(Person nobody) {
        String page = nobody.get("/questions/d90-half-close").is(200).text();
        assertThat(page).contains("allowHalfClose", "何思远", "ss -tn state close-wait");
        Instant published = Instant.parse(nobody.get("/api/questions/d90-half-close")
                .is(200)
                .json()
                .required("publishedAt")
                .asString());
        assertThat(Duration.between(published, Instant.now())).isBetween(Duration.ofDays(88), Duration.ofDays(91));
        assertThat(page).contains(published.toString());
    }

    private void whatWasNotPublishedIsNotThere() {
        for (String id : List.of("d90-cheap-servers", "d90-token-in-log", "d90-wrong-branch", "d90-flow-meter-ad")) {
            assertThat(wenda.nobody().get("/questions/" + id).status()).as(id).isEqualTo(404);
        }
        Person moderator = signedIn("moderator@wenda.test");
        assertThat(moderator
                        .get("/api/reviews/"
                                + moderator
                                        .reviewOf("d90-flow-meter-ad")
                                        .required("id")
                                        .asString())
                        .is(200)
                        .text())
                .contains("138 0000 0000");
    }

    /** Every alert of the asker is about a question of today. */
    private void todaysBellsRangAndNoOthers() {
        Person asker = signedIn("asker@wenda.test");
        assertThat(asker.all("/api/inbox"))
                .isNotEmpty()
                .noneMatch(row -> row.required("questionId").asString().startsWith("d90-"));
        assertThat(asker.all("/api/questions?author=me")).hasSizeGreaterThan(7);
    }

    private Person signedIn(String email) {
        return wenda.nobody().signsIn(email, RunningSystem.PASSWORD);
    }

    private Person newcomer() {
        wenda.nobody()
                .post(
                        "/api/members",
                        Map.of("name", "After", "email", "after@wenda.test", "password", RunningSystem.PASSWORD))
                .is(201);
        return signedIn("after@wenda.test");
    }

    private Script.Result keeping(String script, String... arguments) throws IOException, InterruptedException {
        return Script.run(script, List.of(arguments), wenda.environment(), folder);
    }

    private Path brokenCopyOf(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        return Files.write(folder.resolve("broken.zip"), Arrays.copyOf(whole, whole.length - 100));
    }
}
