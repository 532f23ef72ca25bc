package io.wenda.membership.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.wenda.membership.accounts.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

    @Test
    void what_a_community_does_not_have_it_need_not_name() throws IOException {
        try (ConfigurableApplicationContext context = start("""
                wenda.membership: {plans: [{code: free, name: {zh: 免费}}]}
                """)) {
            assertThat(context.getBean(PlanSettings.class))
                    .returns(null, PlanSettings::transfer)
                    .returns(Duration.ofDays(5), PlanSettings::remindBefore)
                    .returns(Duration.ofHours(24), PlanSettings::patience)
                    .returns(ZoneId.of("UTC"), PlanSettings::zone)
                    .returns(Map.of(), PlanSettings::notice);
        }
        try (ConfigurableApplicationContext context = start("")) {
            assertThat(context.getBean(PlanSettings.class).plans()).isEmpty();
        }
    }

    @Test
    void what_is_not_written_in_the_reader_s_language_is_read_in_the_one_that_is_written_first() throws IOException {
        try (ConfigurableApplicationContext context = start("""
                wenda.membership:
                  notice: {zh: [不保证, 不退款], fr: [Sans garantie]}
                  plans:
                    - {code: free, name: {zh: 免费, en: Free}}
                    - {code: more, name: {ru: Больше, zh: 更多}, points: {ru: [а, б], zh: [甲]}}
                """)) {
            PlanSettings settings = context.getBean(PlanSettings.class);
            assertThat(settings.name("free", Language.EN)).isEqualTo("Free");
            assertThat(settings.name("free", Language.FR)).isEqualTo("免费");
            assertThat(settings.name("more", Language.EN)).isEqualTo("Больше");
            assertThat(settings.name("gone", Language.EN)).isEqualTo("gone");
            assertThat(Language.byCode(settings.notice()))
                    .containsExactly(entry("zh", List.of("不保证", "不退款")), entry("fr", List.of("Sans garantie")));
        }
    }

    /** What is said names the plan and the field. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {transfer: {contact: QQ 1}} | transfer: remark has not 1 to 100 characters
                {transfer: {remark: Wenda}} | transfer: contact is empty
                {transfer: {remark: Wenda, contact: QQ 1, patience: 0s}} | transfer: usually and patience are lengths of time
                {remind-before: -1d} | remind-before is negative
                {notice: {zh: [不保证, ""]}} | membership: notice has an empty line
                {notice: {de: [nichts]}} | wenda.membership.notice
                {plans: [{name: {zh: 免费}}]} | code is not lower case letters, digits and hyphens
                {plans: [{code: free}]} | plan free: name is empty
                {plans: [{code: free, name: {zh: ""}}]} | plan free: name is empty
                {plans: [{code: free, name: {zh: 免费, fr: libre}, points: {zh: [一]}}]} | plan free: points are not in the languages of its name
                {plans: [{code: paid, price: 20, name: {zh: 付费}}]} | plan paid: price needs a currency, and a currency a price
                """)
    void a_part_that_is_there_is_whole(String part, String said, CapturedOutput output) {
        assertThatThrownBy(() -> start("wenda.membership: " + part)).isInstanceOf(Exception.class);
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains(said);
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
