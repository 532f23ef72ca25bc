package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is lost with its disk, and the community comes back from a backup. */
@Order(11)
class DisasterJourney {

    private final RunningSystem wenda = RunningSystem.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        wenda.stop();
    }

    @Test
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
        Path file = folder.resolve("wenda.zip");
        Script.Result backup = keeping("backup", file.toString());
        assertThat(backup.exitCode()).as(backup.said()).isZero();
        assertThat(backup.output()).content().as("nothing of what is private").matches("\\d+ documents are in .*\n");
        asker.asks("This was asked after the backup");

        wenda.isLost();
        Script.Result broken = keeping("restore", brokenCopyOf(file).toString());
        assertThat(broken.exitCode()).as(broken.said()).isEqualTo(1);
        Script.Result restore = keeping("restore", file.toString());
        assertThat(restore.exitCode()).as(restore.said()).isZero();
        assertThat(keeping("restore", file.toString()).said()).contains("is not empty");
        wenda.startAgain();

        assertThat(answerer.get("/api/session").is(200).text())
                .as("sessions of before the disaster go on")
                .contains("Priya");
        assertThat(wenda.nobody().get("/questions/" + question).is(200).text()).contains(answer, "Into the backup");
        assertThat(moderator.reviewOf(waiting)).isNotNull();
        assertThat(asker.all("/api/questions?author=me")).hasSize(2);
        assertThat(asker.alerts("answer", question)).hasSize(1);

        try (Bell bell = asker.listens()) {
            String later = answerer.answers(question, "It was worth it.");
            bell.rangFor(later);
        }
        await("everybody who follows has one row for each answer").untilAsserted(() -> {
            assertThat(asker.alerts("answer", question)).hasSize(2);
            assertThat(moderator.alerts("answer", question)).hasSize(2);
        });
        Person newcomer = newcomer();
        newcomer.follows(question);
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
