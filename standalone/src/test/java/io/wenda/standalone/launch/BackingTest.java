package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingTest {

    @TempDir
    Path home;

    private DataDirectory data;

    @BeforeEach
    void take() {
        data = DataDirectory.take(home.resolve("data"));
    }

    @AfterEach
    void giveBack() {
        data.close();
    }

    @Test
    void configured_servers_are_used_instead_of_own_ones() {
        Backing backing =
                backing(Map.of("WENDA_MONGODB_URI", "mongodb://db:27017", "WENDA_KAFKA_BOOTSTRAP", "kafka:9092"), "");

        assertThat(backing).isEqualTo(new Backing("mongodb://db:27017", "kafka:9092", List.of()));
    }

    @Test
    void without_a_mongod_the_embedded_database_is_started() {
        assertThat(names(backing(Map.of(), ""))).containsExactly("database", "kafka");
    }

    @Test
    void a_mongod_on_the_path_is_started_on_the_loopback_address_in_the_data_directory() throws IOException {
        Backing backing = backing(Map.of(), mongodOnPath());

        assertThat(names(backing)).containsExactly("mongod", "kafka");
        assertThat(backing.children().getFirst().command())
                .containsSequence("--dbpath", data.path().resolve("mongodb").toString())
                .containsSequence("--bind_ip", "127.0.0.1");
    }

    @Test
    void data_stays_with_the_server_that_holds_it() throws IOException {
        Files.createDirectories(data.path().resolve("database"));
        assertThat(names(backing(Map.of(), mongodOnPath()))).containsExactly("database", "kafka");

        Files.delete(data.path().resolve("database"));
        Files.createDirectories(data.path().resolve("mongodb"));
        assertThatThrownBy(() -> backing(Map.of(), ""))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("was kept by mongod");
    }

    private Backing backing(Map<String, String> environment, String path) {
        return Backing.of(Settings.of(environment, home), data, path);
    }

    private String mongodOnPath() throws IOException {
        Path programs = Files.createDirectories(home.resolve("programs"));
        Path mongod = programs.resolve("mongod");
        if (!Files.exists(mongod)) {
            Files.createFile(mongod);
        }
        assertThat(mongod.toFile().setExecutable(true)).isTrue();
        return "/nowhere:" + programs;
    }

    private static List<String> names(Backing backing) {
        return backing.children().stream().map(Child.Plan::name).toList();
    }
}
