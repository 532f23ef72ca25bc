package io.wenda.membership.sponsors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.plans.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SponsorPlanTest {

    @Test
    void who_says_how_much_says_no_less_than_the_least() {
        SponsorPlan free = plan(null, "50.00", 1);
        assertThat(free.against(null)).contains("required");
        assertThat(free.against(4999L)).contains("too-little");
        assertThat(free.against(5000L)).isEmpty();
        assertThat(free.against(100_000_001L)).contains("too-much");
        assertThat(free.terms(6600L).price()).isEqualTo(new Money(6600, "CNY"));
    }

    @Test
    void what_has_a_price_costs_that() {
        SponsorPlan fixed = plan("3000.00", null, null);
        assertThat(fixed.against(null)).isEmpty();
        assertThat(fixed.against(300_000L)).isEmpty();
        assertThat(fixed.against(299_999L)).contains("too-little");
        assertThat(fixed.against(300_001L)).contains("too-much");
    }

    @Test
    void it_brings_priority_for_its_months_and_nothing_of_the_paid_community() {
        assertThat(plan(null, "50.00", 1).terms(5000L))
                .returns(List.of(Ability.FIRST_IN_REVIEW), terms -> terms.abilities())
                .returns(true, terms -> terms.isSponsorship());
        assertThat(plan("50.00", null, null).terms(null).abilities()).isEmpty();
    }

    @Test
    void a_price_and_a_minimum_or_neither_is_no_plan() {
        assertThatThrownBy(() -> plan("1.00", "1.00", 1)).hasMessageContaining("one of the two");
        assertThatThrownBy(() -> plan(null, null, 1)).hasMessageContaining("one of the two");
        assertThatThrownBy(() -> plan("1.001", null, 1)).hasMessageContaining("parts that the currency does not");
        assertThatThrownBy(() -> plan("0", null, 1)).hasMessageContaining("not above 0");
    }

    @Test
    void a_plan_is_named_in_one_language_at_least_and_says_all_in_those_of_its_name() {
        SponsorPlan chinese = plan(Map.of(Language.ZH, "个人服务"), Map.of());
        assertThat(chinese.name(Language.FR)).isEqualTo("个人服务");
        assertThatThrownBy(() -> plan(Map.of(), Map.of())).hasMessage("sponsorship personal: name is empty");
        assertThatThrownBy(() -> plan(Map.of(Language.ZH, "个人服务"), Map.of(Language.FR, List.of("Merci"))))
                .hasMessage("sponsorship personal: points are not in the languages of its name");
    }

    @Test
    void a_notice_has_no_empty_line() {
        assertThatThrownBy(() -> new SponsorSettings(null, Map.of(Language.ZH, List.of(" ")), List.of()))
                .hasMessage("sponsoring: notice has an empty line");
    }

    private static SponsorPlan plan(Map<Language, String> name, Map<Language, List<String>> points) {
        return new SponsorPlan(
                "personal", BigDecimal.TEN, null, Currency.getInstance("CNY"), null, 0, null, null, name, points);
    }

    private static SponsorPlan plan(@Nullable String price, @Nullable String minimum, @Nullable Integer months) {
        Map<Language, String> names =
                Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Language::code));
        return new SponsorPlan(
                "personal",
                price == null ? null : new BigDecimal(price),
                minimum == null ? null : new BigDecimal(minimum),
                Currency.getInstance("CNY"),
                months,
                2,
                null,
                null,
                names,
                Map.of());
    }
}
