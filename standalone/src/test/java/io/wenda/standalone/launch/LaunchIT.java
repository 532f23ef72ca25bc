package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a real broker and database, and stand-ins for the services. */
class LaunchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    @BeforeEach
    void build() throws IOException {
        StandInHome.build(home);
    }

    @Test
    void a_killed_parent_leaves_no_child_and_the_next_start_is_ready_with_the_same_password_and_ends_with_0()
            throws Exception {
        RunningWenda killed = RunningWenda.start(home, Map.of()).awaitReady();
        String password = Files.readString(home.resolve("data/demo-password")).strip();
        everythingIsReady(killed, password);

        killed.kill();

        await().atMost(PATIENCE).until(() -> killed.childrenLeft().isEmpty());
        try (RunningWenda next = RunningWenda.start(home, Map.of()).awaitReady()) {
            everythingIsReady(next, password);

            next.tellToEnd();

            assertThat(next.awaitExit()).isZero();
            assertThat(next.childrenLeft()).isEmpty();
        }
    }

    private static void everythingIsReady(RunningWenda wenda, String password) throws Exception {
        assertThat(wenda.output())
                .containsSubsequence("database ", "ready in", "ready http://localhost:" + wenda.port)
                .contains("kafka ", "membership-service", "question-service", "notification-service", "gateway")
                .contains(password);
        assertThat(wenda.environmentOfGateway())
                .contains("SERVER_ADDRESS=127.0.0.1", "WENDA_DEMO=true", "WENDA_MEMBERSHIP_URI=http://127.0.0.1:");
        assertThat(wenda.childrenLeft()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void a_killed_service_is_started_again_and_that_is_said() throws Exception {
        try (RunningWenda wenda =
                RunningWenda.start(home, RunningWenda.withServersElsewhere()).awaitReady()) {
            wenda.child("question-service").destroyForcibly();

            wenda.awaitOutput("question-service      ready again in");
            assertThat(wenda.output()).contains("question-service      ended (exit code 137); starting it again");
        }
    }

    @Test
    void what_is_learned_after_a_first_start_is_used_by_the_next() throws Exception {
        Path jar = StandInHome.buildLauncher(home);
        try (RunningWenda first =
                RunningWenda.start(jar.toString(), home, Map.of()).awaitReady()) {
            assertThat(first.commandOf("KafkaProcess")).doesNotContain("-XX:AOTCache");

            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(jar.getParent())
                            .isDirectoryContaining("glob:**/kafka.aot")
                            .isDirectoryContaining("glob:**/database.aot"));
        }
        try (RunningWenda next =
                RunningWenda.start(jar.toString(), home, Map.of()).awaitReady()) {
            assertThat(next.commandOf("KafkaProcess")).contains("-XX:AOTCache=" + jar.resolveSibling("kafka.aot"));
            assertThat(Files.readString(home.resolve("data/logs/kafka.log")))
                    .as("the cache fits")
                    .doesNotContain("processing the AOT cache", "mismatch");
        }
    }

    @Test
    void two_at_once_on_the_same_data_are_refused_in_one_line() throws Exception {
        try (RunningWenda first = RunningWenda.start(home, RunningWenda.withServersElsewhere())
                        .awaitReady();
                RunningWenda second = RunningWenda.start(home, RunningWenda.withServersElsewhere())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output().lines())
                    .singleElement()
                    .asString()
                    .contains("data is in use by another Wenda (process ");
            assertThat(first.childrenLeft()).isNotEmpty();
        }
    }

    @Test
    void a_port_in_use_is_one_line_that_says_what_to_do() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningWenda wenda =
                        RunningWenda.start(home, Map.of("WENDA_PORT", Integer.toString(taken.getLocalPort())))) {
            assertThat(wenda.awaitExit()).isEqualTo(1);
            assertThat(wenda.output().lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "WENDA_PORT=");
        }
    }

    @Test
    void a_service_that_ends_before_it_is_ready_is_named_with_its_last_words() throws Exception {
        try (RunningWenda wenda = RunningWenda.start(
                home,
                Map.of(
                        "STAND_IN_FAILS", "true",
                        "WENDA_MONGODB_URI", "mongodb://127.0.0.1:1",
                        "WENDA_KAFKA_BOOTSTRAP", "127.0.0.1:1"))) {
            assertThat(wenda.awaitExit()).isEqualTo(1);
            assertThat(wenda.output())
                    .contains("did not become ready (exit code 3)", "| ERROR the stand-in was told to fail");
        }
    }

    @Test
    void a_service_that_was_not_built_is_named() throws Exception {
        Files.delete(home.resolve("gateway/target/gateway-0.1.0.jar"));
        try (RunningWenda wenda = RunningWenda.start(home, Map.of())) {
            assertThat(wenda.awaitExit()).isEqualTo(1);
            assertThat(wenda.output().lines()).singleElement().asString().startsWith("gateway is not built.");
        }
    }
}
