package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir
    Path directory;

    @Test
    void lines_that_name_a_problem_are_told_without_stack_frames() throws IOException {
        Path log = log("""
                INFO  starting
                java.net.BindException: Address already in use
                \tat java.base/sun.nio.ch.Net.bind0(Native Method)
                \t... 12 common frames omitted
                INFO  bye
                """);

        assertThat(LastWords.of(log)).containsExactly("java.net.BindException: Address already in use");
    }

    @Test
    void where_no_line_names_a_problem_the_last_ones_are_told() throws IOException {
        assertThat(LastWords.of(log("one\n\ntwo\n"))).containsExactly("one", "two");
    }

    @Test
    void a_long_line_is_cut_and_only_eight_are_told() throws IOException {
        assertThat(LastWords.of(log(("ERROR " + "x".repeat(1_000) + "\n").repeat(20))))
                .hasSize(8)
                .allSatisfy(line -> assertThat(line).hasSize(301).endsWith("…"));
    }

    @Test
    void no_log_is_no_words() {
        assertThat(LastWords.of(directory.resolve("none.log"))).isEmpty();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("child.log"), text);
    }
}
