package io.wenda.membership.conduct;

import static io.wenda.membership.conduct.SampleCases.NOON;
import static io.wenda.membership.conduct.SampleCases.appealed;
import static io.wenda.membership.conduct.SampleCases.at;
import static io.wenda.membership.conduct.SampleCases.decided;
import static io.wenda.membership.conduct.SampleCases.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.membership.accounts.Conduct;
import io.wenda.membership.accounts.Mute;
import io.wenda.membership.accounts.Speech;
import io.wenda.membership.conduct.Case.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReckoningTest {

    private static final Instant DECIDED = NOON.plusSeconds(3600);
    private static final Instant LATER = NOON.plus(Duration.ofHours(4));

    @Test
    void of_whom_nothing_was_decided_there_is_nothing_to_say() {
        assertThat(conduct()).isEqualTo(Conduct.BLAMELESS);
        assertThat(conduct(opened(), decided("k2", Measure.NOTE), decided("k3", Measure.NOTHING)))
                .isEqualTo(Conduct.BLAMELESS);
    }

    @Test
    void a_warning_waits_until_it_is_acknowledged() {
        Case warning = decided(Measure.WARNING);
        assertThat(conduct(warning).warnings()).containsExactly("k1");
        assertThat(conduct(warning.acknowledged(LATER)).warns()).isFalse();
        assertThat(conduct(warning, decided("k0", Measure.WARNING)).warnings()).containsExactly("k0", "k1");
    }

    @Test
    void a_mute_holds_from_then_to_then_and_ends_by_itself() {
        Instant until = DECIDED.plus(Duration.ofDays(7));
        List<Case> cases = List.of(decided(Measure.MUTE));
        assertThat(Reckoning.of(cases, LATER).mutes())
                .containsExactly(new Mute(Speech.COMMENT, DECIDED, until), new Mute(Speech.VOTE, DECIDED, until));
        assertThat(Reckoning.of(cases, until)).isEqualTo(Conduct.BLAMELESS);
    }

    @Test
    void whoever_is_expelled_has_nothing_that_is_paid_for_either() {
        Conduct paid = conduct(decided(Measure.EXPEL_FROM_PAID));
        assertThat(paid.expels()).isFalse();
        assertThat(paid.expelsFromPaid()).isTrue();
        Conduct all = conduct(decided(Measure.EXPEL));
        assertThat(all.expels()).isTrue();
        assertThat(all.expelsFromPaid()).isTrue();
    }

    @Test
    void what_was_lifted_or_made_milder_is_known_with_its_end() {
        Conduct lifted = conduct(decided(Measure.EXPEL).lifted(new Words("m8", "A mistake.", LATER)));
        assertThat(lifted.expelsFromPaid()).isFalse();
        assertThat(lifted.community()).isEqualTo(new Conduct.Expulsion(DECIDED, LATER));

        Case appealed = appealed(Measure.EXPEL);
        Conduct milder = conduct(appealed.decidedAgain(at(Measure.EXPEL_FROM_PAID, "m8", LATER), appealed.revision()));
        assertThat(milder.expels()).isFalse();
        assertThat(milder.community()).isEqualTo(new Conduct.Expulsion(DECIDED, LATER));
        assertThat(milder.paid()).isEqualTo(new Conduct.Expulsion(LATER, null));

        Conduct upheld = conduct(appealed.decidedAgain(at(Measure.EXPEL, "m8", LATER), appealed.revision()));
        assertThat(upheld.community()).isEqualTo(new Conduct.Expulsion(DECIDED, null));
    }

    @Test
    void of_several_cases_what_holds_counts_in_whatever_order_they_are() {
        Case over = decided("k1", Measure.EXPEL).lifted(new Words("m8", "A mistake.", LATER));
        Case holds = decided("k2", Measure.EXPEL);
        assertThat(conduct(over, holds).expels()).isTrue();
        assertThat(conduct(holds, over)).isEqualTo(conduct(over, holds));
    }

    private static Conduct conduct(Case... cases) {
        return Reckoning.of(List.of(cases), LATER);
    }
}
