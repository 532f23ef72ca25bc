package io.wenda.membership.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class ProfileTest {

    private static final Path SHIPPED = Path.of("src/main/resources/community.yml");
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void the_shipped_one_is_that_of_a_community_with_months_and_lifetimes() throws IOException {
        try (ConfigurableApplicationContext context = start(Files.readString(SHIPPED))) {
            PlanSettings settings = context.getBean(PlanSettings.class);
            assertThat(settings.offered(NOW).map(Plan::code)).containsExactly("free", "monthly", "lifetime");
            assertThat(settings.forSale("monthly", NOW).orElseThrow())
                    .returns(new Money(2000, "CNY"), Terms::price)
                    .returns(1, Terms::months);
            assertThat(settings.forSale("lifetime", NOW).orElseThrow())
                    .returns(new Money(59900, "CNY"), Terms::price)
                    .returns(true, Terms::forLife);
            assertThat(settings.forSale("free", NOW)).isEmpty();
        }
    }

    @Test
    void what_is_not_offered_yet_or_any_more_is_not_for_sale_and_still_known() throws IOException {
        String later = Files.readString(SHIPPED)
                .replace("- code: lifetime\n", "- code: lifetime\n      from: 2026-12-01T00:00:00Z\n");
        try (ConfigurableApplicationContext context = start(later)) {
            PlanSettings settings = context.getBean(PlanSettings.class);
            assertThat(settings.forSale("lifetime", NOW)).isEmpty();
            assertThat(settings.known("lifetime")).isPresent();
            assertThat(settings.forSale("lifetime", Instant.parse("2026-12-01T00:00:00Z")))
                    .isPresent();
        }
    }

    /** What is said names the line, or the plan and the field. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                price: 20.00 | price: twenty | community.yml
                grace-days: 3 | grase-days: 3 | grase-days
                price: 20.00 | price: 20.001 | plan monthly: price has parts that the currency does not
                currency: CNY | currency: YUAN | community.yml
                months: 1 | months: 0 | plan monthly: months are not 1 to 120
                ask-privately | fly | community.yml
                code: monthly | code: lifetime | plan lifetime: code is there twice
                zone: Asia/Shanghai | zone: Asia/Nowhere | community.yml
                grace-days: 3 | answer-within: PT8H | plan monthly: answer-within is there with the ability answer-by, and only then
                first-in-review | answer-by | plan monthly: answer-within is there with the ability answer-by, and only then
                ru: Пожизненное членство | de: Mitglied | name
                """)
    void what_is_wrong_stops_the_start_and_is_named(String right, String wrong, String said, CapturedOutput output)
            throws IOException {
        String profile = Files.readString(SHIPPED);
        assertThat(profile).contains(right);
        assertThatThrownBy(() -> start(profile.replaceFirst(right, wrong)))
                .as(wrong)
                .isInstanceOf(Exception.class);
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains(said);
    }

    @Test
    void a_plan_may_promise_an_answer_within_so_much_of_the_answering_hours() throws IOException {
        try (ConfigurableApplicationContext context = start(promising("PT8H"))) {
            PlanSettings settings = context.getBean(PlanSettings.class);
            assertThat(settings.forSale("monthly", NOW).orElseThrow())
                    .returns(480, Terms::answerMinutes)
                    .returns(480, terms -> terms.times(3).answerMinutes());
            assertThat(settings.forSale("lifetime", NOW).orElseThrow().answerMinutes())
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT8H", "PT720H1M", "PT90S"})
    void a_budget_of_nothing_of_seconds_or_of_more_than_thirty_days_stops_the_start(
            String budget, CapturedOutput output) {
        assertThatThrownBy(() -> start(promising(budget))).isInstanceOf(Exception.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("plan monthly: answer-within is not PT1M to PT720H, in whole minutes");
    }

    private static String promising(String budget) throws IOException {
        return Files.readString(SHIPPED)
                .replaceFirst(
                        "abilities: \\[ask-privately, ",
                        "answer-within: " + budget + "\n      abilities: [answer-by, ");
    }

    private ConfigurableApplicationContext start(String profile) throws IOException {
        Path file = Files.writeString(folder.resolve("community.yml"), profile);
        return new SpringApplicationBuilder(Plans.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.location=" + file.toUri(), "--spring.main.banner-mode=off");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PlanSettings.class)
    static class Plans {}
}
