package io.wenda.membership.groups;

import static io.wenda.membership.groups.SampleGroups.NOON;
import static io.wenda.membership.groups.SampleGroups.asked;
import static io.wenda.membership.groups.SampleGroups.description;
import static io.wenda.membership.groups.SampleGroups.group;
import static io.wenda.membership.groups.SampleGroups.invited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.events.SeatChanged;
import io.wenda.membership.Refusal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    private final Group group = invited("free", 2);
    private final Seat seat = new Seat(group, 2);

    @Test
    void a_seat_is_taken_with_the_fact_that_tells_of_it() {
        Place approved = asked(group).approved(seat, "assistant", LATER);
        assertThat(approved)
                .returns("free/2", Place::seat)
                .returns(Place.State.APPROVED, Place::state)
                .returns(2L, Place::version);
        assertThat(approved.outbox())
                .containsExactly(new SeatChanged("r1", "m1", "Group free", SeatChanged.Change.OFFERED, LATER));
        Place in = approved.letIn(seat, "assistant", LATER);
        assertThat(in.outbox())
                .containsExactly(new SeatChanged("r1", "m1", "Group free", SeatChanged.Change.LET_IN, LATER));
        assertThat(in.letIn(seat, "other", LATER)).isSameAs(in);
        assertThat(in.approved(seat, "other", LATER)).isSameAs(in);
    }

    @Test
    void what_is_over_is_not_decided_any_more_and_whose_it_is_hears_by_whom() {
        Place withdrawn = asked(group).left();
        assertThat(withdrawn.state()).isEqualTo(Place.State.WITHDRAWN);
        assertThat(withdrawn.left()).isSameAs(withdrawn);
        assertThatThrownBy(() -> withdrawn.approved(seat, "assistant", LATER))
                .isInstanceOf(Refusal.RequestSettled.class);
        Place declined = asked(group).declined(group, "assistant", "No remark.", LATER);
        assertThat(declined.declined(group, "assistant", "No remark.", LATER)).isSameAs(declined);
        assertThatThrownBy(() -> declined.declined(group, "other", "No remark.", LATER))
                .isInstanceOf(Refusal.RequestSettled.class);
        assertThatThrownBy(() -> declined.removed("assistant", LATER)).isInstanceOf(Refusal.RequestSettled.class);
    }

    @Test
    void who_left_or_was_taken_out_has_no_seat_and_may_ask_again() {
        Place in = asked(group).letIn(seat, "assistant", LATER);
        assertThat(in.left()).returns(Place.State.LEFT, Place::state).returns(null, Place::seat);
        Place removed = in.removed("assistant", LATER);
        assertThat(removed).returns(Place.State.REMOVED, Place::state).returns(null, Place::seat);
        assertThat(removed.removed("other", LATER)).isSameAs(removed);
        Place again = removed.askedAgain(group, new Place.Sign("new name", "Wenda 123"), false, LATER);
        assertThat(again)
                .returns(Place.State.WAITING, Place::state)
                .returns("new name", Place::nickname)
                .returns(LATER, Place::askedAt);
        assertThat(in.askedAgain(group, new Place.Sign("x", "y"), true, LATER)).isSameAs(in);
    }

    @Test
    void who_is_gone_has_no_seat_but_in_the_group_itself_and_is_known_there_until_they_are_taken_out() {
        Place waiting = asked(group).full().forgotten();
        assertThat(waiting)
                .returns(Place.State.WITHDRAWN, Place::state)
                .returns("", Place::nickname)
                .returns("", Place::remark)
                .returns(3L, Place::version);
        assertThat(waiting.forgotten()).isSameAs(waiting);
        assertThat(asked(group).approved(seat, "assistant", LATER).forgotten())
                .returns(Place.State.LEFT, Place::state)
                .returns(null, Place::seat);
        Place in = asked(group).letIn(seat, "assistant", LATER).forgotten();
        assertThat(in)
                .returns("free/2", Place::seat)
                .returns("in the chat", Place::nickname)
                .returns("", Place::remark);
        assertThat(in.forgotten()).isSameAs(in);
        assertThat(in.removed("assistant", LATER))
                .returns(null, Place::seat)
                .returns("", Place::nickname)
                .returns(4L, Place::version);
    }

    @Test
    void who_finds_it_full_is_in_the_line_where_they_would_have_been_and_moves_up_once() {
        Place waiting = asked(group).full();
        assertThat(waiting).returns(Place.State.WAITING, Place::state).returns(NOON, Place::askedAt);
        assertThat(waiting.full()).isSameAs(waiting);
        Place next = waiting.movedUp(invited("other", 1), LATER);
        assertThat(next).returns(Place.State.ASKED, Place::state).returns("other", Place::groupId);
        assertThat(next.movedUp(group, LATER)).isSameAs(next);
    }

    @Test
    void who_is_in_a_group_without_a_seat_here_takes_one_of_its_seats() {
        Group counted = group("free", Joining.INVITATION, 10, 0).counted(8);
        assertThat(counted.seats()).isEqualTo(2);
        assertThat(counted.state(1)).isEqualTo(Group.State.OPEN);
        assertThat(counted.state(2)).isEqualTo(Group.State.FULL);
        assertThat(counted.counted(12).seats()).isZero();
    }

    @Test
    void where_a_group_was_made_smaller_no_more_numbers_are_free_than_people_fit() {
        Group smaller = invited("free", 8);
        assertThat(Seat.free(smaller, Set.of(1, 2, 3, 4, 5, 9, 10)))
                .as("one is left, and whoever looks at the same moment finds the same")
                .containsExactly(6);
        assertThat(Seat.free(smaller, Set.of(1, 2, 3, 4, 5, 6, 9, 10))).isEmpty();
        assertThat(Seat.free(smaller, Set.of(1, 2, 3, 4, 5, 7, 8, 9, 10))).isEmpty();
        assertThat(Seat.free(group, Set.of(1))).containsExactly(2);
    }

    @Test
    void a_seat_that_is_handed_over_keeps_its_number_under_a_key_that_is_read_after_the_other() {
        Seat handed = seat.handedOver();
        assertThat(handed.key()).isGreaterThan(seat.key()).startsWith(seat.key());
        assertThat(Seat.numberOf(handed.key())).isEqualTo(2);
        assertThat(Seat.of(group, handed.key())).isEqualTo(handed);
    }

    @Test
    void of_two_who_describe_a_group_at_once_the_second_hears_of_the_first() {
        Description wider = description("free", Joining.INVITATION, null, 5);
        Group changed = group.described(wider, false, 1);
        assertThat(changed).returns(2L, Group::version).returns(wider, Group::description);
        assertThat(changed.described(wider, false, 1)).isSameAs(changed);
        assertThatThrownBy(() -> changed.described(wider, true, 1)).isInstanceOf(Refusal.GroupChanged.class);
    }

    @Test
    void what_the_staff_changed_stays_as_long_as_the_profile_does() {
        Group profiled = group.profiled(description("free", Joining.INVITATION, null, 3), "words");
        Group edited = profiled.described(description("free", Joining.INVITATION, null, 4), false, 2);
        assertThat(edited.profiled(group.description(), "words")).isSameAs(edited);
        assertThat(edited.profiled(group.description(), "other words").description())
                .isEqualTo(group.description());
    }
}
