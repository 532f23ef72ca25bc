package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.question.asking.AskingProperties;
import io.wenda.question.asking.ReviewingProperties;
import io.wenda.question.asking.ReviewingProperties.Which;
import io.wenda.question.asking.ReviewingProperties.WhichEdits;
import io.wenda.question.asking.TypesProperties;
import io.wenda.question.commenting.CommentingProperties;
import io.wenda.question.enquiring.EnquiringProperties;
import io.wenda.question.flagging.FlaggingProperties;
import io.wenda.question.reading.CommunityProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
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
              asking: {pending-limit: 2, attempts: 1}
              enquiring: {remind-every: 3d, reminders: 1}
              types:
                question: [versions]
                bug-report: [steps, Logs]
                proposal: []
                bug-tracker: https://tracker.example
              reviewing:
                answers: first
                comments: all
                edits: all
                paid-first: false
                reasons:
                  - code: unclear
                    words: {zh: 请补充。}
                  - code: elsewhere
                    words: {fr: Ailleurs., ru: Не сюда.}
              flagging: {per-day: 3, hide-after: 2, trusted-reputation: 5}
              illustrating.per-day: 4
              commenting.editable: 5m
              membership.plans: [{code: free}]
              mailing.later: 1h
            """;

    @TempDir
    private Path folder;

    @Test
    void what_a_community_sets_holds_and_a_variable_of_the_operator_before_it() throws IOException {
        try (ConfigurableApplicationContext context =
                start(PROFILE, "--WENDA_REVIEW_ANSWERS=all", "--WENDA_SECTIONS_BUG_REPORT=expected,actual")) {
            assertThat(context.getBean(CommunityProperties.class).name()).isEqualTo("Netty users");
            assertThat(context.getBean(AskingProperties.class)).isEqualTo(new AskingProperties(2, 1));
            assertThat(context.getBean(EnquiringProperties.class))
                    .isEqualTo(new EnquiringProperties(Duration.ofDays(3), 1));
            assertThat(context.getBean(TypesProperties.class))
                    .isEqualTo(new TypesProperties(
                            List.of("versions"), List.of("expected", "actual"), List.of(), "https://tracker.example"));
            assertThat(context.getBean(FlaggingProperties.class)).isEqualTo(new FlaggingProperties(3, 2, 5));
            assertThat(context.getBean(CommentingProperties.class).editable()).isEqualTo(Duration.ofMinutes(5));
            assertThat(context.getBean(ReviewingProperties.class))
                    .returns(Which.ALL, ReviewingProperties::answers)
                    .returns(Which.ALL, ReviewingProperties::comments)
                    .returns(WhichEdits.ALL, ReviewingProperties::edits)
                    .returns(false, ReviewingProperties::paidFirst)
                    .returns(
                            List.of(
                                    new ReviewingProperties.Reason("unclear", Map.of("zh", "请补充。")),
                                    new ReviewingProperties.Reason(
                                            "elsewhere", Map.of("fr", "Ailleurs.", "ru", "Не сюда."))),
                            ReviewingProperties::reasons);
        }
    }

    @ParameterizedTest
    @CsvSource({"devops-tool.yml, DevTool", "network-framework.yml, NetFrame"})
    void the_files_to_begin_with_hold_nothing_that_is_unknown(String file, String name) throws IOException {
        try (ConfigurableApplicationContext context = start(Files.readString(Path.of("../deploy/profiles", file)))) {
            assertThat(context.getBean(CommunityProperties.class).name()).isEqualTo(name);
        }
    }

    @Test
    void a_community_that_sets_nothing_has_what_is_usual() throws IOException {
        try (ConfigurableApplicationContext context = start("wenda.community.name: Netty users")) {
            assertThat(context.getBean(TypesProperties.class).bugReport())
                    .containsExactly("steps", "expected", "actual", "versions");
            assertThat(context.getBean(ReviewingProperties.class))
                    .returns(Which.NONE, ReviewingProperties::answers)
                    .returns(true, ReviewingProperties::paidFirst);
            assertThat(context.getBean(ReviewingProperties.class).reasons()).hasSize(7);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                attempts: 1 | atempts: 1 | 3:
                remind-every | remind-evry | 4:
                bug-tracker: https | tracker: https | 9:
                https://tracker.example | tracker.example | 9:
                edits: all | edits: some | 13:
                hide-after | hide-afer | 20:
                illustrating.per-day | illustrating.per-week | 21:
                editable: 5m | editable: soon | 22:
                """)
    void what_is_wrong_stops_the_start_and_is_named_with_its_line(
            String right, String wrong, String line, CapturedOutput output) {
        assertThat(PROFILE).contains(right);
        assertThatThrownBy(() -> start(PROFILE.replace(right, wrong))).isInstanceOf(Exception.class);
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains("community.yml] - " + line);
    }

    private ConfigurableApplicationContext start(String profile, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("community.yml"), profile);
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of("--WENDA_PROFILE=" + file), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("io.wenda.question")
    static class Settings {}
}
