package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path data;

    private Process child;

    @BeforeEach
    void start() throws IOException {
        child = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void a_child_of_an_earlier_wenda_is_ended_before_the_next_one_starts() {
        new Leftovers(data).remember(child);

        new Leftovers(data).awaitEnd();

        assertThat(child.isAlive()).isFalse();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_process_that_only_has_the_same_id_is_left_alone() throws IOException {
        Files.writeString(data.resolve("children"), child.pid() + " 2001-01-01T00:00:00Z\nnonsense\n");

        new Leftovers(data).awaitEnd();

        assertThat(child.isAlive()).isTrue();
    }
}
