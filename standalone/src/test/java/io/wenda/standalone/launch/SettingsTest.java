package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path HOME = Path.of("/wenda");

    private static final List<String> DATABASES = List.of("wenda_notification", "wenda_question", "wenda_membership");

    @Test
    void nothing_configured_is_a_demo_on_8080_with_data_beside_the_sources() {
        Settings settings = Settings.of(Map.of(), HOME);

        assertThat(settings)
                .isEqualTo(new Settings(
                        HOME,
                        Path.of("/wenda/data"),
                        8080,
                        "optional:classpath:community.yml",
                        Java.QUICK,
                        null,
                        DATABASES,
                        null,
                        true,
                        null,
                        false));
    }

    @Test
    void a_configured_administrator_means_no_demo() {
        assertThat(Settings.of(Map.of("WENDA_ADMIN_EMAIL", "ada@example.org"), HOME)
                        .demo())
                .isFalse();
    }

    @Test
    void a_blank_variable_counts_as_not_set() {
        Settings settings =
                Settings.of(Map.of("WENDA_ADMIN_EMAIL", " ", "WENDA_PORT", "", "WENDA_MONGODB_URI", ""), HOME);

        assertThat(settings.demo()).isTrue();
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.mongodbUri()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80 80"})
    void a_port_that_is_none_is_named(String port) {
        assertThatThrownBy(() -> Settings.of(Map.of("WENDA_PORT", port), HOME))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessage("WENDA_PORT must be a number from 1 to 65535, not '" + port + "'.");
    }

    @Test
    void the_whole_compiler_is_asked_for_by_name() {
        assertThat(Settings.of(Map.of("WENDA_COMPILER", "full"), HOME).java()).isEqualTo(Java.FULL);
        assertThat(Settings.of(Map.of("WENDA_COMPILER", "quick"), HOME).java()).isEqualTo(Java.QUICK);
        assertThatThrownBy(() -> Settings.of(Map.of("WENDA_COMPILER", "fast"), HOME))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("WENDA_COMPILER must be quick or full, not 'fast'.");
    }

    @Test
    void a_profile_is_a_path_from_here_or_an_address(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("community.yml"));
        Path fromHere = Path.of("").toAbsolutePath().relativize(file);
        assertThat(Stream.of(file.toString(), fromHere.toString(), file.toUri().toString())
                        .map(named -> Settings.of(Map.of("WENDA_PROFILE", named), HOME)
                                .profile()))
                .containsOnly(file.toUri().toString());
        assertThatThrownBy(() -> Settings.of(
                        Map.of("WENDA_PROFILE", folder.resolve("none.yml").toString()), HOME))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("WENDA_PROFILE names no file: " + folder.resolve("none.yml"));
    }

    @Test
    void an_unknown_argument_is_named() {
        assertThatThrownBy(() -> Settings.of(Map.of(), HOME, "--dmeo"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("'--dmeo'");
    }

    @Test
    void demo_threads_need_the_demo_accounts() {
        assertThat(Settings.of(Map.of(), HOME, "--demo").demoContent()).isTrue();
        assertThatThrownBy(() -> Settings.of(Map.of("WENDA_ADMIN_EMAIL", "ada@example.org"), HOME, "--demo"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("WENDA_ADMIN_EMAIL");
    }
}
