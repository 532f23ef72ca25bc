package io.wenda.http.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class ProfileTest {

    private static final String DEFAULTS = """
            spring.config.import: "${WENDA_PROFILE:optional:classpath:none.yml}"
            wenda:
              community.name: ${WENDA_COMMUNITY_NAME:Wenda}
              reviewing:
                edits: ${WENDA_REVIEW_EDITS:none}
                answers: ${WENDA_REVIEW_ANSWERS:none}
            """;
    private static final String PROFILE = """
            wenda:
              community.name: Netty users
              reviewing:
                edits: all
                reasons:
                  - code: unclear
                    words: {en: Say more., zh: 请补充。}
              types.proposal: [goal, cost]
              mailing.later: 1h
              membership:
                plans: [{code: free, points: {en: [a, b]}}]
            """;

    @TempDir
    private Path folder;

    @Test
    void the_file_wins_over_the_defaults_and_a_variable_of_the_operator_over_the_file() throws IOException {
        try (ConfigurableApplicationContext context = start(PROFILE)) {
            assertThat(context.getEnvironment())
                    .returns("Netty users", known -> known.getProperty("wenda.community.name"))
                    .returns("all", known -> known.getProperty("wenda.reviewing.edits"))
                    .returns("none", known -> known.getProperty("wenda.reviewing.answers"));
        }
        try (ConfigurableApplicationContext context =
                start(PROFILE, "--WENDA_REVIEW_EDITS=none", "--WENDA_COMMUNITY_NAME=")) {
            assertThat(context.getEnvironment())
                    .returns("", known -> known.getProperty("wenda.community.name"))
                    .returns("none", known -> known.getProperty("wenda.reviewing.edits"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                reviewing | reviewng | wenda.reviewng.edits | community.yml] - 4:
                community.name | community.nmae | wenda.community.nmae | community.yml] - 2:
                mailing.later | kafka.partitions | wenda.kafka.partitions | community.yml] - 9:
                [a, b]}}] | [a, b]}}]${line}spring.mongodb.uri: x | spring.mongodb.uri | community.yml] - 12:
                """)
    void what_is_in_no_section_of_any_service_stops_the_start_and_is_named(
            String right, String wrong, String said, String line, CapturedOutput output) {
        assertThatThrownBy(() -> start(PROFILE.replace(right, wrong.replace("${line}", "\n"))))
                .isInstanceOf(Exception.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains(said)
                .contains(line);
    }

    private ConfigurableApplicationContext start(String profile, String... arguments) throws IOException {
        Path defaults = Files.writeString(folder.resolve("application.yml"), DEFAULTS);
        Path file = Files.writeString(folder.resolve("community.yml"), profile);
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--WENDA_PROFILE=" + file,
                                        "--spring.config.location=" + defaults.toUri(),
                                        "--spring.main.banner-mode=off"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
