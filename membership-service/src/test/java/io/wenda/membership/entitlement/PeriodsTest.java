package io.wenda.membership.entitlement;

import static io.wenda.membership.entitlement.SampleEntries.SHANGHAI;
import static io.wenda.membership.entitlement.SampleEntries.at;
import static io.wenda.membership.entitlement.SampleEntries.granted;
import static io.wenda.membership.entitlement.SampleEntries.lifetime;
import static io.wenda.membership.entitlement.SampleEntries.monthly;
import static io.wenda.membership.entitlement.SampleEntries.paid;
import static io.wenda.membership.entitlement.SampleEntries.refunded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Grant;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeriodsTest {

    private static final Instant JANUARY = at("2027-01-31T09:30:00");

    @Test
    void a_month_ends_on_the_day_it_began_on_or_on_the_last_of_a_shorter_one() {
        assertThat(ends(
                        paid("o1", monthly(0), JANUARY),
                        paid("o2", monthly(0), JANUARY),
                        paid("o3", monthly(0), JANUARY)))
                .containsExactly(at("2027-02-28T09:30:00"), at("2027-03-31T09:30:00"), at("2027-04-30T09:30:00"));
    }

    @Test
    void what_a_sponsor_gives_is_no_membership_and_makes_none_longer() {
        Terms given = new Terms("personal", new Money(5000, "CNY"), 1, 0, List.of(Ability.FIRST_IN_REVIEW), null, 0);
        Periods both = of(paid("o1", monthly(0), JANUARY), paid("o2", given, JANUARY));
        assertThat(both.list()).extracting(Period::from).containsExactly(JANUARY, JANUARY);
        assertThat(of(paid("o2", given, JANUARY)))
                .returns(null, periods -> periods.current(JANUARY))
                .returns(null, periods -> periods.endsAt(JANUARY));
        assertThat(both.abilities(JANUARY)).extracting(Grant::ability).contains(Ability.FIRST_IN_REVIEW);
    }

    @Test
    void what_is_bought_early_follows_upon_what_is_there() {
        Entry first = paid("o1", monthly(0), JANUARY);
        Entry early = paid("o2", monthly(0), at("2027-02-10T12:00:00"));
        assertThat(of(first, early).list())
                .extracting(Period::from, Period::to)
                .containsExactly(
                        tuple(JANUARY, at("2027-02-28T09:30:00")),
                        tuple(at("2027-02-28T09:30:00"), at("2027-03-31T09:30:00")));
    }

    @Test
    void within_the_days_of_grace_it_follows_too_and_after_them_it_begins_anew() {
        Entry first = paid("o1", monthly(3), JANUARY);
        assertThat(ends(first, paid("o2", monthly(3), at("2027-03-03T09:30:00"))))
                .contains(at("2027-03-31T09:30:00"));
        assertThat(ends(first, paid("o2", monthly(3), at("2027-03-03T09:30:00.001"))))
                .contains(at("2027-04-03T09:30:00.001"));
    }

    @Test
    void abilities_go_on_for_the_days_of_grace_and_are_gone_at_the_very_end() {
        assertThat(of(paid("o1", monthly(3), JANUARY)).abilities(JANUARY))
                .containsExactly(new Grant(Ability.ASK_PRIVATELY, JANUARY, at("2027-03-03T09:30:00")));
    }

    @Test
    void a_promise_of_an_answer_keeps_the_budget_with_which_it_was_bought() {
        Terms slow = promise(480);
        Terms quick = promise(240);
        assertThat(of(paid("o1", slow, JANUARY), paid("o2", quick, JANUARY)).abilities(JANUARY))
                .containsExactly(
                        new Grant(Ability.ANSWER_BY, JANUARY, at("2027-02-28T09:30:00"), 480),
                        new Grant(Ability.ANSWER_BY, at("2027-02-28T09:30:00"), at("2027-03-31T09:30:00"), 240));
    }

    private static Terms promise(int answerMinutes) {
        return new Terms("monthly", new Money(2000, "CNY"), 1, 0, List.of(Ability.ANSWER_BY), answerMinutes, null);
    }

    @Test
    void what_is_for_life_wins_over_months() {
        Periods both = of(paid("o1", monthly(0), JANUARY), paid("o2", lifetime(), at("2027-02-01T00:00:00")));
        Instant later = at("2027-02-02T00:00:00");
        assertThat(both.current(later)).isNotNull().returns("lifetime", Period::plan);
        assertThat(both.endsAt(later)).isNull();
        assertThat(both.abilities(later)).containsExactly(new Grant(Ability.ASK_PRIVATELY, JANUARY, null));
    }

    @Test
    void what_is_refunded_ends_then_and_what_follows_moves_up() {
        Entry first = paid("o1", monthly(0), JANUARY);
        Entry second = paid("o2", monthly(0), at("2027-02-01T00:00:00"));
        Instant refund = at("2027-02-10T00:00:00");
        assertThat(of(first, second, refunded(first, refund)).list())
                .extracting(Period::from, Period::to)
                .containsExactly(tuple(JANUARY, refund), tuple(refund, at("2027-03-10T00:00:00")));
    }

    @Test
    void what_is_refunded_before_it_began_never_was() {
        Entry first = paid("o1", monthly(0), JANUARY);
        Entry second = paid("o2", monthly(0), at("2027-02-01T00:00:00"));
        Entry third = paid("o3", monthly(0), at("2027-02-02T00:00:00"));
        assertThat(ends(first, second, third, refunded(second, at("2027-02-03T00:00:00"))))
                .containsExactly(at("2027-02-28T09:30:00"), at("2027-03-31T09:30:00"));
    }

    @Test
    void nothing_is_left_of_what_is_over_for_long() {
        Periods one = of(paid("o1", monthly(0), JANUARY));
        assertThat(one.abilities(at("2027-03-29T00:00:00"))).hasSize(1);
        assertThat(one.abilities(at("2027-03-31T00:00:00"))).isEmpty();
        assertThat(one.endsAt(at("2027-03-29T00:00:00"))).isNull();
    }

    /** However many, whenever bought, in whatever order written: what was paid is what is had. */
    @Test
    void as_many_months_as_were_paid_for_are_had_in_any_order_without_overlap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Entry> entries = new ArrayList<>(IntStream.rangeClosed(1, 1 + random.nextInt(8))
                    .mapToObj(n -> granted(monthly(random.nextInt(5)), JANUARY.plus(minutes(random))))
                    .toList());
            List<Period> periods = Periods.of(entries, SHANGHAI).list();
            Collections.shuffle(entries, random);
            assertThat(Periods.of(entries, SHANGHAI).list()).as("seed %d", seed).isEqualTo(periods);
            assertThat(periods).as("seed %d", seed).hasSameSizeAs(entries);
            for (int i = 0; i < periods.size(); i++) {
                Period period = periods.get(i);
                assertThat(Duration.between(period.from(), period.to()).toDays())
                        .as("seed %d", seed)
                        .isBetween(28L, 31L);
                assertThat(i == 0 || !period.from().isBefore(periods.get(i - 1).to()))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    /** Taking back what was given leaves what was there without it, from that moment on. */
    @Test
    void what_is_taken_back_at_once_changes_nothing_for_the_rest() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Entry> entries = new ArrayList<>(IntStream.rangeClosed(1, 1 + random.nextInt(6))
                    .mapToObj(n -> granted(monthly(0), JANUARY.plus(minutes(random))))
                    .toList());
            List<Period> before = Periods.of(entries, SHANGHAI).list();
            Entry mistake = granted(monthly(0), JANUARY.plus(minutes(random)));
            entries.add(mistake);
            entries.add(mistake.ended(Kind.REVOKED, new Entry.Reasoned("treasurer", "a mistake", mistake.from())));
            assertThat(Periods.of(entries, SHANGHAI).list()).as("seed %d", seed).isEqualTo(before);
        }
    }

    private static Duration minutes(Random random) {
        return Duration.ofMinutes(random.nextInt(200 * 24 * 60));
    }

    private static Periods of(Entry... entries) {
        return Periods.of(List.of(entries), SHANGHAI);
    }

    private static List<Instant> ends(Entry... entries) {
        return of(entries).list().stream().map(Period::to).toList();
    }
}
