package io.wenda.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.events.CaseDecided;
import io.wenda.events.CaseOpened;
import io.wenda.events.CaseWaiting;
import io.wenda.events.HelpMoved;
import io.wenda.events.MembershipEnding;
import io.wenda.events.PaymentConfirmed;
import io.wenda.events.PaymentUnattended;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateOpened;
import io.wenda.events.ProposalConcluded;
import io.wenda.events.SeatChanged;
import io.wenda.notification.Sample;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Reason;
import io.wenda.notification.following.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboxRowTest {

    private static final Instant NOW = Instant.parse("2026-11-19T07:44:12.345Z");

    @Test
    void the_same_fact_gives_the_same_row_for_the_same_member_and_another_for_another() {
        assertThat(answer("m1", Reason.ASKED, NOW).id()).isEqualTo("m1:answer:a1");
        assertThat(answer("m1", Reason.FOLLOWED, NOW.plusSeconds(9)).id()).isEqualTo("m1:answer:a1");
        assertThat(answer("m3", Reason.FOLLOWED, NOW).id()).isEqualTo("m3:answer:a1");
    }

    @Test
    void a_decision_goes_to_who_wrote_it() {
        assertThat(InboxRow.of(Sample.published("q1", "m1"), NOW))
                .returns("m1:question-published:q1", InboxRow::id)
                .returns(Reason.ASKED, InboxRow::reason);
        assertThat(InboxRow.ofDeclined(Sample.declined("q1", "m1"), NOW))
                .returns("m1:question-declined:q1", InboxRow::id)
                .returns(Reason.ASKED, InboxRow::reason);
        assertThat(InboxRow.of(Sample.accepted("q1", "a1", "m2", "m1"), NOW))
                .returns("m2:answer-accepted:a1", InboxRow::id)
                .returns(Reason.ANSWERED, InboxRow::reason);
    }

    @Test
    void who_moderates_is_not_told_and_a_declined_question_has_no_title() {
        InboxItem declined = InboxItem.of(InboxRow.ofDeclined(Sample.declined("q1", "m1"), NOW), Map.of(), Set.of());
        InboxItem published = InboxItem.of(InboxRow.of(Sample.published("q1", "m1"), NOW), Map.of(), Set.of());

        assertThat(declined)
                .returns(null, InboxItem::actor)
                .returns(null, InboxItem::title)
                .returns("off-topic", InboxItem::reasonCode);
        assertThat(published).returns(null, InboxItem::actor).returns(Sample.TITLE, InboxItem::title);
    }

    @Test
    void who_made_a_proposal_hears_how_it_ended_once_for_each_ending() {
        ProposalConcluded adopted =
                new ProposalConcluded("q1", "m1", "m3", Sample.TITLE, ProposalConcluded.Outcome.ADOPTED, NOW);

        assertThat(InboxRow.of(adopted, NOW))
                .returns("m1:proposal-adopted:q1", InboxRow::id)
                .returns(null, row -> row.about().actorId());
    }

    @Test
    void of_a_private_question_nobody_is_told_more_than_that_there_is_something() {
        PrivateAnswered answered = new PrivateAnswered("q1", "a1", "m2", "m1", List.of("m1", "m3"), NOW);

        assertThat(InboxRow.of(answered, "m1", NOW))
                .returns("m1:answer:a1", InboxRow::id)
                .returns(Reason.ASKED, InboxRow::reason)
                .returns(null, row -> row.about().title());
        assertThat(InboxRow.of(answered, "m3", NOW).reason()).isEqualTo(Reason.ANSWERED);
        PrivateCommented commented = new PrivateCommented("q1", "a1", "c1", "m2", "m1", List.of("m1", "m3"), NOW);
        assertThat(InboxRow.of(commented, "m3", NOW))
                .returns("m3:comment:c1", InboxRow::id)
                .returns(Reason.COMMENTED, InboxRow::reason)
                .returns(null, row -> row.about().title());
        assertThat(InboxRow.of(new PrivateCorrected("q1", "a1", "answer", "m2", "m3", 2, NOW), NOW))
                .returns("m2:answer-corrected:a1-2", InboxRow::id)
                .returns(Reason.ANSWERED, InboxRow::reason)
                .returns("a1", row -> row.about().answerId())
                .returns(null, row -> row.about().title());
        assertThat(InboxRow.of(new PrivateCorrected("q1", "q1", "question", "m1", "m3", 2, NOW), NOW))
                .returns("m1:question-corrected:q1-2", InboxRow::id)
                .returns(null, row -> row.about().answerId());
        assertThat(InboxRow.of(new PrivateOpened("q1", "m1", "m3", NOW), NOW))
                .returns("m1:private-opened:q1", InboxRow::id)
                .returns(null, row -> row.about().title());
    }

    @Test
    void a_row_begins_unseen_and_shows_the_name_its_actor_bears_now() {
        InboxRow row = answer("m1", Reason.ASKED, NOW);

        assertThat(InboxItem.of(row, Map.of("m2", "林薇"), Set.of()))
                .isEqualTo(new InboxItem(
                        "m1:answer:a1",
                        "answer",
                        "asked",
                        "q1",
                        "a1",
                        Sample.TITLE,
                        null,
                        "林薇",
                        NOW,
                        "unseen",
                        false,
                        null,
                        null,
                        null));
        assertThat(InboxItem.of(row, Map.of(), Set.of()).actor()).isNull();
    }

    @Test
    void nobody_is_told_the_title_of_a_question_that_is_gone() {
        InboxRow row = answer("m1", Reason.ASKED, NOW);

        assertThat(InboxItem.of(row, Map.of(), Set.of("q1")).title()).isNull();
        assertThat(InboxItem.of(row, Map.of(), Set.of("q2")).title()).isEqualTo(Sample.TITLE);
    }

    @Test
    void where_it_was_asked_before_is_not_told_once_that_question_is_gone() {
        InboxRow row = InboxRow.of(Sample.duplicate("q1", "m1", "q2"), NOW);

        assertThat(InboxItem.of(row, Map.of(), Set.of("q1")).title()).isNotNull();
        assertThat(InboxItem.of(row, Map.of(), Set.of("q2")).title()).isNull();
    }

    @Test
    void of_remote_help_each_step_is_told_and_each_side_is_led_to_its_page() {
        assertThat(InboxRow.of(new HelpMoved("h1", "m1", List.of("m4"), 1, NOW), "m4", NOW)
                        .id())
                .isEqualTo("m4:help-waiting:h1-1");
        assertThat(InboxRow.of(new HelpMoved("h1", "m1", List.of("m1"), 2, NOW), "m1", NOW)
                        .id())
                .isEqualTo("m1:help-moved:h1-2");
    }

    @Test
    void what_becomes_of_money_says_neither_how_much_nor_for_what() {
        InboxRow row = InboxRow.of(new PaymentConfirmed("o1", "m1", NOW), "m1", NOW);

        assertThat(InboxItem.of(row, Map.of(), Set.of()))
                .isEqualTo(new InboxItem(
                        "m1:payment-confirmed:o1",
                        "payment-confirmed",
                        "membership",
                        null,
                        null,
                        null,
                        null,
                        null,
                        NOW,
                        "unseen",
                        false,
                        null,
                        null,
                        null));
    }

    @Test
    void who_should_look_for_money_hears_of_it_each_time_and_whose_time_ends_of_each_end() {
        PaymentUnattended again = new PaymentUnattended("o1", "m1", List.of("m6"), 2, NOW);
        assertThat(InboxRow.of(again, "m6", NOW).id()).isEqualTo("m6:payment-unattended:o1-2");
        assertThat(InboxRow.of(new MembershipEnding("m1", NOW, NOW), "m1", NOW).id())
                .isEqualTo("m1:membership-ending:m1-" + NOW.toEpochMilli());
    }

    @Test
    void what_is_new_in_a_case_says_nothing_of_it() {
        InboxRow row = InboxRow.of(new CaseOpened("k1", "m1", NOW), "m1", NOW);
        assertThat(InboxItem.of(row, Map.of(), Set.of()))
                .returns("m1:conduct-notice:k1", InboxItem::id)
                .returns("conduct", InboxItem::reason)
                .returns(null, InboxItem::title)
                .returns(null, InboxItem::actor);
        assertThat(InboxRow.of(new CaseDecided("k1", "m1", 2, NOW), "m1", NOW).id())
                .isEqualTo("m1:conduct-decided:k1-2");
        assertThat(InboxRow.of(new CaseWaiting("k1", "m1", List.of("m6"), 2, NOW), "m6", NOW)
                        .id())
                .isEqualTo("m6:conduct-waiting:k1-2");
    }

    @Test
    void what_becomes_of_a_request_for_a_group_is_told_each_time_with_its_name() {
        InboxRow row = InboxRow.of(new SeatChanged("r1", "m1", "Group 8", SeatChanged.Change.MOVED_UP, NOW), NOW);
        assertThat(InboxItem.of(row, Map.of(), Set.of()))
                .returns("m1:seat-moved-up:r1-" + NOW.toEpochMilli(), InboxItem::id)
                .returns("membership", InboxItem::reason)
                .returns("Group 8", InboxItem::title)
                .returns(null, InboxItem::questionId);
        assertThat(InboxRow.of(new SeatChanged("r1", "m1", "Group 8", SeatChanged.Change.LET_IN, NOW), NOW)
                        .id())
                .isEqualTo("m1:seat-let-in:r1-" + NOW.toEpochMilli());
    }

    @Test
    void what_is_over_with_its_post_is_gone_with_its_answer_or_its_question_and_a_decision_on_a_flag_never_is() {
        InboxRow flagged = InboxRow.of(Sample.flagged("q1", "a1", true, "m3"), "m3", NOW);

        assertThat(answer("m1", Reason.ASKED, NOW))
                .returns(true, row -> row.isGone(Set.of("a1")))
                .returns(true, row -> row.isGone(Set.of("q1")))
                .returns(false, row -> row.isGone(Set.of("a2", "q2")));
        assertThat(flagged.isGone(Set.of("a1", "q1"))).isFalse();
    }

    @Test
    void a_row_names_the_tag_or_the_person_by_which_it_came_and_no_question() {
        InboxRow.About about = new InboxRow.About("q1", null, Sample.TITLE, null, "m2", null);
        Follow ofTag = new Follow("m1:tag:tls", "m1", "tag", "tls", List.of(Reason.TAG), true, null, NOW);

        assertThat(InboxRow.of(Kind.NEW_QUESTION, "q1", about, ofTag, NOW).via())
                .isEqualTo(Subject.tag("tls"));
        assertThat(answer("m1", Reason.ASKED, NOW).via()).isNull();
    }

    private static InboxRow answer(String memberId, Reason reason, Instant at) {
        InboxRow.About about = new InboxRow.About("q1", "a1", Sample.TITLE, null, "m2", null);
        Follow follower =
                new Follow(memberId + ":question:q1", memberId, "question", "q1", List.of(reason), true, null, at);
        return InboxRow.of(Kind.ANSWER, "a1", about, follower, at);
    }
}
