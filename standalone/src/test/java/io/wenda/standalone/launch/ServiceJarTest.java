package io.wenda.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

    @TempDir
    Path home;

    @Test
    void the_jar_itself_is_found_among_what_a_build_leaves() throws IOException {
        Path target = Files.createDirectories(home.resolve("gateway/target"));
        Path jar = Files.createFile(target.resolve("gateway-0.1.0-SNAPSHOT.jar"));
        for (String other : new String[] {
            "gateway-0.1.0-SNAPSHOT-sources.jar",
            "gateway-0.1.0-SNAPSHOT-tests.jar",
            "gateway-0.1.0-SNAPSHOT.jar.original"
        }) {
            Files.createFile(target.resolve(other));
        }

        assertThat(ServiceJar.find(home, "gateway").jar()).isEqualTo(jar);
        assertThat(ServiceJar.find(home, "gateway").runArguments()).containsExactly("-jar", jar.toString());
    }

    @Test
    void a_service_without_a_jar_is_named() throws IOException {
        Files.createDirectories(home.resolve("gateway/target"));

        assertThatThrownBy(() -> ServiceJar.find(home, "gateway"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("gateway is not built.");
        assertThatThrownBy(() -> ServiceJar.find(home, "web"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("web is not built.");
    }
}
