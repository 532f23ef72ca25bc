package io.wenda.membership.accounts;

import static io.wenda.membership.accounts.Ability.ANSWER_BY;
import static io.wenda.membership.accounts.Ability.ASK_PRIVATELY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {

    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void abilities_that_touch_or_overlap_are_one_and_others_are_not() {
        assertThat(merged(able(0, 5), able(5, 8), able(7, 9), able(20, null), able(30, 40)))
                .containsExactly(able(0, 9), able(20, null));
    }

    @Test
    void of_several_promises_the_shortest_holds_as_long_as_it_lasts() {
        assertThat(merged(promised(0, 30, 480), promised(10, 20, 240)))
                .containsExactly(promised(0, 10, 480), promised(10, 20, 240), promised(20, 30, 480));
        assertThat(merged(promised(0, 30, 240), promised(10, null, 480)))
                .containsExactly(promised(0, 30, 240), promised(30, null, 480));
    }

    @Test
    void promises_of_the_same_time_are_one() {
        assertThat(merged(promised(0, 10, 480), promised(10, 20, 480), promised(15, 40, 480)))
                .containsExactly(promised(0, 40, 480));
    }

    @Test
    void what_ended_before_it_began_is_nothing() {
        assertThat(merged(able(5, 5), able(9, 3))).isEmpty();
    }

    @Test
    void one_ability_says_nothing_of_another() {
        assertThat(merged(promised(0, 10, 480), able(0, 10))).containsExactly(able(0, 10), promised(0, 10, 480));
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_BY, , required",
        "ANSWER_BY, 0, out-of-range",
        "ANSWER_BY, -60, out-of-range",
        "ANSWER_BY, 43201, out-of-range",
        "ANSWER_BY, 1,",
        "ANSWER_BY, 43200,",
        "ASK_PRIVATELY, 480, not-expected",
        "ASK_PRIVATELY, ,"
    })
    void a_promise_has_a_budget_and_nothing_else_has(
            Ability ability, @Nullable Integer minutes, @Nullable String code) {
        assertThat(ability.against(minutes).orElse(null)).isEqualTo(code);
    }

    private static List<Grant> merged(Grant... grants) {
        return Grant.merged(Stream.of(grants));
    }

    private static Grant able(int from, @Nullable Integer until) {
        return new Grant(ASK_PRIVATELY, day(from), until == null ? null : day(until));
    }

    private static Grant promised(int from, @Nullable Integer until, int minutes) {
        return new Grant(ANSWER_BY, day(from), until == null ? null : day(until), minutes);
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }
}
