package io.wenda.question.flagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wenda.events.FlagsDecided;
import io.wenda.events.PostFlagged;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Claim;
import io.wenda.question.people.Moderator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlaggedTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Moderator READER = new Moderator("reader", false);
    private static final Flagged POST = Flagged.unflagged("a1", Flagged.Kind.ANSWER, "q1", "author", NOW);

    @Test
    void a_flag_waits_for_a_moderator_and_does_not_tell_who_sent_it() {
        Flagged flagged = POST.flag(by("m1"), 3);

        assertThat(flagged.version()).isEqualTo(1);
        assertThat(flagged.waitingSince()).isEqualTo(NOW);
        assertThat(flagged.hidden()).isFalse();
        assertThat(flagged.outbox()).containsExactly(new PostFlagged("q1", "a1", "answer", "abusive", false, NOW));
    }

    @Test
    void nobody_flags_a_post_twice_or_their_own() {
        Flagged flagged = POST.flag(by("m1"), 3);

        assertThat(flagged.flag(by("m1"), 3)).isSameAs(flagged);
        assertThatExceptionOfType(Refusal.OwnPost.class).isThrownBy(() -> POST.flag(by("author"), 3));
    }

    @Test
    void enough_trusted_flags_hide_it_and_others_do_not_count() {
        Flagged two = POST.flag(by("m1"), 3).flag(by("m2"), 3).flag(untrusted("m3"), 3);

        assertThat(two.hidden()).isFalse();
        assertThat(two.flag(by("m4"), 3).hidden()).isTrue();
        assertThat(two.flag(by("m4"), 0).hidden()).isFalse();
    }

    @Test
    void a_decision_settles_every_open_flag_and_tells_those_who_sent_them_alone() {
        Flagged settled = POST.flag(by("m1"), 1).decide(Flag.Outcome.DECLINED, null, 1, READER, NOW);
        Flagged again = settled.flag(by("m2"), 3);

        assertThat(settled.hidden()).isFalse();
        assertThat(settled.waitingSince()).isNull();
        assertThat(settled.outbox())
                .containsExactly(new FlagsDecided("q1", "a1", "answer", "reader", false, List.of("m1"), false, NOW));
        assertThat(again.waitingSince()).isEqualTo(NOW);
        assertThat(((FlagsDecided) again.decide(Flag.Outcome.UPHELD, null, 2, READER, NOW)
                                .outbox()
                                .getFirst())
                        .flaggerIds())
                .containsExactly("m2");
        assertThat(again.flags().getFirst().outcome()).isEqualTo(Flag.Outcome.DECLINED);
    }

    @Test
    void a_decision_names_how_many_flags_were_read() {
        Flagged two = POST.flag(by("m1"), 3).flag(by("m2"), 3);

        assertThatExceptionOfType(Refusal.RevisionChanged.class)
                .isThrownBy(() -> two.decide(Flag.Outcome.DECLINED, null, 1, READER, NOW));
    }

    @Test
    void who_decides_second_hears_who_was_first_and_the_same_again_is_one_decision() {
        Flagged settled = POST.flag(by("m1"), 3).decide(Flag.Outcome.UPHELD, null, 1, READER, NOW);

        assertThat(settled.decide(Flag.Outcome.UPHELD, null, 1, READER, NOW)).isSameAs(settled);
        assertThatExceptionOfType(Refusal.AlreadyDecided.class)
                .isThrownBy(() -> settled.decide(Flag.Outcome.UPHELD, null, 1, new Moderator("other", false), NOW))
                .satisfies(refusal -> assertThat(refusal.memberId()).isEqualTo("reader"));
    }

    @Test
    void what_somebody_reads_the_others_leave_alone_until_the_claim_is_over() {
        Flagged claimed = POST.flag(by("m1"), 3).claim(READER, NOW);
        Moderator other = new Moderator("other", false);

        assertThatExceptionOfType(Refusal.ClaimedByOther.class).isThrownBy(() -> claimed.claim(other, NOW));
        assertThatExceptionOfType(Refusal.ClaimedByOther.class)
                .isThrownBy(() -> claimed.decide(Flag.Outcome.UPHELD, null, 1, other, NOW));
        assertThat(claimed.claim(other, NOW.plus(Claim.LASTS)).claim()).isNotNull();
    }

    @Test
    void moderators_leave_their_own_posts_to_the_others_as_long_as_there_are_others() {
        Flagged own = POST.flag(by("m1"), 3);

        assertThatExceptionOfType(Refusal.OwnQuestion.class)
                .isThrownBy(() -> own.decide(Flag.Outcome.DECLINED, null, 1, new Moderator("author", false), NOW));
        assertThat(own.decide(Flag.Outcome.DECLINED, null, 1, new Moderator("author", true), NOW)
                        .rulings()
                        .getFirst()
                        .ownPost())
                .isTrue();
    }

    @Test
    void who_is_declined_more_often_than_not_flags_less_and_is_not_trusted() {
        assertThat(new Standing(1, 4).allowed(10)).isEqualTo(7);
        assertThat(new Standing(0, 40).allowed(10)).isEqualTo(1);
        assertThat(new Standing(40, 1).allowed(10)).isEqualTo(10);
        assertThat(new Standing(1, 2).trusted(500, 20)).isFalse();
        assertThat(new Standing(2, 2).trusted(20, 20)).isTrue();
        assertThat(new Standing(2, 2).trusted(19, 20)).isFalse();
    }

    private static Flag by(String memberId) {
        return new Flag(memberId, Flag.Type.ABUSIVE, null, true, NOW, null);
    }

    private static Flag untrusted(String memberId) {
        return new Flag(memberId, Flag.Type.WRONG, null, false, NOW, null);
    }
}
