package io.wenda.membership.conduct;

import static io.wenda.membership.conduct.SampleCases.NOON;
import static io.wenda.membership.conduct.SampleCases.OTHERS;
import static io.wenda.membership.conduct.SampleCases.THREE_DAYS;
import static io.wenda.membership.conduct.SampleCases.TWO_WEEKS;
import static io.wenda.membership.conduct.SampleCases.appealed;
import static io.wenda.membership.conduct.SampleCases.at;
import static io.wenda.membership.conduct.SampleCases.decided;
import static io.wenda.membership.conduct.SampleCases.mute;
import static io.wenda.membership.conduct.SampleCases.opened;
import static io.wenda.membership.conduct.SampleCases.patient;
import static io.wenda.membership.conduct.SampleCases.replied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.events.CaseDecided;
import io.wenda.events.CaseOpened;
import io.wenda.events.CaseWaiting;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Speech;
import io.wenda.membership.conduct.Case.State;
import io.wenda.membership.conduct.Case.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseTest {

    private static final Instant LATER = NOON.plus(Duration.ofHours(4));

    @Test
    void a_new_case_is_told_to_whom_it_is_about_and_waits_for_them() {
        Case one = opened();
        assertThat(one.outbox()).containsExactly(new CaseOpened("k1", "m1", NOON));
        assertThat(one.state(NOON)).isEqualTo(State.HEARING);
        assertThat(one.replyBy()).isEqualTo(NOON.plus(THREE_DAYS));
        assertThat(one.open()).isTrue();
    }

    @Test
    void a_reply_is_given_once_and_those_who_decide_hear_of_it() {
        Case one = replied();
        assertThat(one.outbox()).containsExactly(new CaseWaiting("k1", "m1", OTHERS, 1, NOON.plusSeconds(60)));
        assertThat(one.replied("I did not know.", OTHERS, LATER)).isSameAs(one);
        assertThatThrownBy(() -> one.replied("I did.", OTHERS, LATER)).isInstanceOf(Refusal.AlreadySaid.class);
        assertThat(one.told(OTHERS, LATER.plus(THREE_DAYS))).isSameAs(one);
    }

    @Test
    void where_the_member_lets_the_time_pass_those_who_decide_hear_so_once() {
        Case one = opened();
        assertThat(one.told(OTHERS, one.replyBy().minusMillis(1))).isSameAs(one);
        Case told = one.told(OTHERS, one.replyBy());
        assertThat(told.outbox()).containsExactly(new CaseWaiting("k1", "m1", OTHERS, 1, one.replyBy()));
        assertThat(told.told(OTHERS, one.replyBy())).isSameAs(told);
        assertThat(told.revision()).isEqualTo(one.revision());
    }

    @Test
    void from_a_warning_on_the_member_is_heard_first_unless_it_cannot_wait() {
        Ruling warning = patient(Measure.WARNING, "m7", LATER);
        assertThatThrownBy(() -> opened().decided(warning, 1, TWO_WEEKS)).isInstanceOf(Refusal.NotHeardYet.class);
        assertThat(replied().decided(warning, 2, TWO_WEEKS).ruling()).isEqualTo(warning);
        Ruling late = patient(Measure.WARNING, "m7", NOON.plus(THREE_DAYS));
        assertThat(opened().decided(late, 1, TWO_WEEKS).ruling()).isEqualTo(late);
        assertThat(opened().decided(patient(Measure.NOTE, "m7", LATER), 1, TWO_WEEKS)
                        .ruling())
                .isNotNull();
        assertThat(decided(Measure.EXPEL).ruling()).isNotNull();
    }

    @Test
    void a_decision_is_told_without_what_it_is() {
        assertThat(decided(Measure.EXPEL).outbox())
                .containsExactly(new CaseDecided("k1", "m1", 1, NOON.plusSeconds(3600)));
    }

    @Test
    void of_two_who_decide_one_does_and_the_other_hears_of_it() {
        Case one = decided(Measure.WARNING);
        assertThat(one.decided(at(Measure.WARNING, "m7", LATER), 1, TWO_WEEKS)).isSameAs(one);
        assertThatThrownBy(() -> one.decided(at(Measure.WARNING, "m8", LATER), 1, TWO_WEEKS))
                .isInstanceOf(Refusal.AlreadyDecided.class);
        assertThatThrownBy(() -> one.decided(at(Measure.EXPEL, "m7", LATER), 1, TWO_WEEKS))
                .isInstanceOf(Refusal.AlreadyDecided.class);
    }

    @Test
    void a_reply_that_came_first_is_read_before_it_is_decided_and_one_that_came_second_is_an_appeal() {
        assertThatThrownBy(() -> replied().decided(at(Measure.MUTE, "m7", LATER), 1, TWO_WEEKS))
                .isInstanceOf(Refusal.CaseChanged.class);
        assertThatThrownBy(() -> decided(Measure.MUTE).replied("I did not know.", OTHERS, LATER))
                .isInstanceOf(Refusal.CaseDecided.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "NOTE"})
    void what_holds_nothing_is_over_at_once(Measure measure) {
        Case one = decided(measure);
        assertThat(one.state(LATER)).isEqualTo(State.CLOSED);
        assertThatThrownBy(() -> one.appealed("No.", OTHERS, LATER)).isInstanceOf(Refusal.NothingToAppeal.class);
        assertThatThrownBy(() -> one.lifted(new Words("m7", "No.", LATER))).isInstanceOf(Refusal.NothingHolds.class);
    }

    @Test
    void an_appeal_is_made_once_in_time_and_told_to_those_who_decide_again() {
        Case one = appealed(Measure.MUTE);
        assertThat(one.outbox()).containsExactly(new CaseWaiting("k1", "m1", OTHERS, 2, NOON.plusSeconds(7200)));
        assertThat(one.state(LATER)).isEqualTo(State.APPEALED);
        assertThat(one.open()).isTrue();
        assertThat(one.involvedInAppeal()).containsExactlyInAnyOrder("m1", "m5", "m7");
        assertThat(one.appealed("It was a joke.", OTHERS, LATER)).isSameAs(one);
        assertThatThrownBy(() -> one.appealed("Again.", OTHERS, LATER)).isInstanceOf(Refusal.AlreadySaid.class);
        assertThatThrownBy(() -> opened().appealed("No.", OTHERS, LATER)).isInstanceOf(Refusal.NothingToAppeal.class);
        Instant tooLate = NOON.plusSeconds(3600).plus(TWO_WEEKS);
        assertThatThrownBy(() -> decided(Measure.MUTE).appealed("No.", OTHERS, tooLate))
                .isInstanceOf(Refusal.AppealOver.class);
        assertThat(decided(Measure.MUTE).state(tooLate)).isEqualTo(State.CLOSED);
    }

    @Test
    void on_an_appeal_nothing_gets_worse_and_it_is_the_last_word() {
        Case one = appealed(Measure.MUTE);
        int seen = one.revision();
        Instant until = NOON.plusSeconds(3600).plus(Duration.ofDays(7));
        for (Ruling harsher : List.of(
                at(Measure.EXPEL, "m8", LATER),
                mute("m8", LATER, until.plusMillis(1), Speech.COMMENT),
                mute("m8", LATER, until, Speech.ASK))) {
            assertThatThrownBy(() -> one.decidedAgain(harsher, seen)).isInstanceOf(Refusal.Harsher.class);
        }
        assertThatThrownBy(() -> one.decidedAgain(at(Measure.NOTE, "m8", LATER), seen - 1))
                .isInstanceOf(Refusal.CaseChanged.class);
        Case again = one.decidedAgain(at(Measure.WARNING, "m8", LATER), seen);
        assertThat(again.outbox()).containsExactly(new CaseDecided("k1", "m1", 2, LATER));
        assertThat(again.state(LATER)).isEqualTo(State.CLOSED);
        assertThat(again.open()).isFalse();
        assertThat(again.decidedAgain(at(Measure.WARNING, "m8", LATER), seen)).isSameAs(again);
        assertThatThrownBy(() -> again.decidedAgain(at(Measure.NOTE, "m9", LATER), seen))
                .isInstanceOf(Refusal.AlreadyDecided.class);
        assertThatThrownBy(() -> again.appealed("Still not.", OTHERS, LATER)).isInstanceOf(Refusal.AlreadySaid.class);
    }

    @Test
    void what_is_lifted_holds_no_more_and_an_appeal_that_waits_is_over() {
        Words why = new Words("m8", "A mistake.", LATER);
        Case lifted = appealed(Measure.EXPEL).lifted(why);
        assertThat(lifted.outbox()).containsExactly(new CaseDecided("k1", "m1", 3, LATER));
        assertThat(lifted.state(LATER)).isEqualTo(State.LIFTED);
        assertThat(lifted.open()).isFalse();
        assertThat(lifted.holding()).isNull();
        assertThat(lifted.lifted(why)).isSameAs(lifted);
        assertThatThrownBy(() -> lifted.lifted(new Words("m9", "Mine.", LATER)))
                .isInstanceOf(Refusal.AlreadyDecided.class);
        assertThatThrownBy(() -> lifted.decidedAgain(at(Measure.NOTE, "m8", LATER), lifted.revision()))
                .isInstanceOf(Refusal.AlreadyDecided.class);
        Case liftedFirst = decided(Measure.EXPEL).lifted(why);
        assertThatThrownBy(() -> liftedFirst.appealed("No.", OTHERS, LATER))
                .isInstanceOf(Refusal.NothingToAppeal.class);
    }

    @Test
    void a_warning_is_acknowledged_once_and_nothing_else_is() {
        Case one = decided(Measure.WARNING).acknowledged(LATER);
        assertThat(one.acknowledgedAt()).isEqualTo(LATER);
        assertThat(one.unsettledSince()).isEqualTo(LATER);
        assertThat(one.acknowledged(LATER.plusSeconds(1))).isSameAs(one);
        assertThatThrownBy(() -> decided(Measure.MUTE).acknowledged(LATER)).isInstanceOf(Refusal.NothingHolds.class);
        assertThatThrownBy(() -> opened().acknowledged(LATER)).isInstanceOf(Refusal.NothingHolds.class);
    }

    @Test
    void a_note_is_kept_once_and_a_decision_is_made_by_who_read_it() {
        Words note = new Words("m5", "The second time.", LATER);
        Case one = opened().noted(note);
        assertThat(one.noted(new Words("m5", "The second time.", LATER.plusSeconds(1))))
                .isSameAs(one);
        assertThat(one.outbox()).isEmpty();
        assertThatThrownBy(() -> one.decided(at(Measure.NOTE, "m7", LATER), 1, TWO_WEEKS))
                .isInstanceOf(Refusal.CaseChanged.class);
    }

    @Test
    void what_followed_later_is_not_settled_by_what_followed_before() {
        Case one = decided(Measure.WARNING);
        Instant first = NOON.plusSeconds(3600);
        Case acknowledged = one.acknowledged(LATER);
        assertThat(acknowledged.settled(first)).isSameAs(acknowledged);
        assertThat(acknowledged.settled(LATER).unsettledSince()).isNull();
    }
}
