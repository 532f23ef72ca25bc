package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.mail.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** What this service reads of the community's profile. */
@ExtendWith(OutputCaptureExtension.class)
class ProfileTest {

    private static final String PROFILE = """
            wenda:
              community.name: Netty users
              mailing.later: 1h
              reviewing.edits: all
            """;

    @TempDir
    private Path folder;

    @Test
    void mail_comes_in_the_name_of_the_community_and_as_late_as_it_says() throws IOException {
        try (ConfigurableApplicationContext context = start(PROFILE, "--WENDA_MAIL_PATIENCE=1d")) {
            assertThat(context.getBean(Sender.class).community()).isEqualTo("Netty users");
            assertThat(context.getBean(MailProperties.class))
                    .returns(Duration.ofHours(1), MailProperties::later)
                    .returns(Duration.ofDays(1), MailProperties::patience);
        }
        try (ConfigurableApplicationContext context = start(PROFILE, "--WENDA_MAIL_LATER=2m")) {
            assertThat(context.getBean(MailProperties.class).later()).isEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void what_is_misspelt_stops_the_start_and_is_named_with_its_line(CapturedOutput output) {
        assertThatThrownBy(() -> start(PROFILE.replace("later", "latest"))).isInstanceOf(Exception.class);
        assertThat(output.getAll()).contains("wenda.mailing.latest").contains("community.yml] - 3:");
    }

    private ConfigurableApplicationContext start(String profile, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("community.yml"), profile);
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of("--WENDA_PROFILE=" + file), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({Sender.class, MailProperties.class})
    static class Settings {}
}
