package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path home;

    @Test
    void a_directory_belongs_to_one_wenda_until_that_one_ends() {
        Path path = home.resolve("data");
        try (DataDirectory data = DataDirectory.take(path)) {
            assertThatThrownBy(() -> DataDirectory.take(path))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("in use by another Wenda (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(data.path()).isDirectory();
        }
        DataDirectory.take(path).close();
    }

    @Test
    void a_full_disk_is_one_line_with_both_numbers() {
        assertThatThrownBy(() -> DataDirectory.take(home.resolve("data"), Long.MAX_VALUE))
                .isInstanceOf(CannotStartException.class)
                .hasMessageMatching("Disk full: \\d+ MB are free in .*data, Wenda needs at least \\d+ MB\\.");
    }

    @Test
    void a_file_in_the_way_is_one_line_with_its_path() throws IOException {
        Path file = Files.createFile(home.resolve("data"));

        assertThatThrownBy(() -> DataDirectory.take(file))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("Cannot write to " + file);
    }

    @Test
    void the_log_of_the_run_before_is_kept_once() throws IOException {
        try (DataDirectory data = DataDirectory.take(home)) {
            Files.writeString(data.freshLog("kafka"), "first");
            Files.writeString(data.freshLog("kafka"), "second");
            Path log = data.freshLog("kafka");

            assertThat(log).doesNotExist();
            assertThat(log.resolveSibling("kafka.previous.log")).hasContent("second");
        }
    }

    @Test
    void the_made_password_is_kept_for_its_owner_alone_and_a_chosen_one_is_not_kept() throws IOException {
        assertThat(DemoPassword.of(home, "chosen-one")).isEqualTo("chosen-one");
        assertThat(home.resolve("demo-password")).doesNotExist();

        String made = DemoPassword.of(home, null);

        assertThat(made).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(DemoPassword.of(home, null)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("demo-password"))))
                .isEqualTo("rw-------");
    }
}
