package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.Event;
import io.wenda.events.SeatChanged;
import io.wenda.events.SeatChanged.Change;
import io.wenda.membership.Refusal;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a member has to do with a series of groups: that they ask, their place in the line, their seat. There is one for each
 * member and series.
 *
 * <p>The seat is a field of this document, and unique: who takes it, that they have it, and the fact that tells of it are one
 * write. So no seat is taken twice, and none is lost between two documents.
 *
 * @param memberId {@link #NOBODY} where a seat is held for somebody who has no account yet
 * @param groupId which group they are offered, or were
 * @param nickname how they are called in the chat program; empty once they were taken out
 * @param remark what they wrote there, by which they are known; empty where its member is gone
 * @param askedAt what the line goes by
 * @param seat the key of their seat; absent where they have none
 * @param decision the last one of the staff; absent where nobody decided
 */
record Place(
        @BsonId String id,
        long version,
        String memberId,
        String groupId,
        String series,
        State state,
        String nickname,
        String remark,
        Instant askedAt,
        @Nullable String seat,
        @Nullable Decision decision,
        List<Event> outbox)
        implements Aggregate {

    static final String NOBODY = "";

    Place {
        outbox = List.copyOf(outbox);
    }

    enum State {
        /** An assistant is to look: there was a seat. */
        ASKED,
        /** In the line. */
        WAITING,
        /** Has a seat, and is not in the group yet. */
        APPROVED,
        LET_IN,
        DECLINED,
        WITHDRAWN,
        LEFT,
        /** The staff took them out. */
        REMOVED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param reason why they are not let in; absent where they are */
    record Decision(String by, @Nullable String reason, Instant at) {}

    /** How somebody is known in the chat program. */
    record Sign(String nickname, String remark) {}

    /** @param room whether an assistant is to look, and not the line */
    static Place asked(String id, String memberId, Group group, Sign sign, boolean room, Instant now) {
        return new Place(
                id,
                1,
                memberId,
                group.id(),
                group.series(),
                room ? State.ASKED : State.WAITING,
                sign.nickname(),
                sign.remark(),
                now,
                null,
                null,
                List.of());
    }

    /** They ask after it was over. Who asks, or is in, changes nothing by asking. */
    Place askedAgain(Group group, Sign sign, boolean room, Instant now) {
        return isOpen() || hasSeat()
                ? this
                : new Place(
                        id,
                        version + 1,
                        memberId,
                        group.id(),
                        series,
                        room ? State.ASKED : State.WAITING,
                        sign.nickname(),
                        sign.remark(),
                        now,
                        null,
                        null,
                        List.of());
    }

    /** Whether somebody has yet to decide. */
    boolean isOpen() {
        return state == State.ASKED || state == State.WAITING;
    }

    boolean hasSeat() {
        return seat != null;
    }

    /** A seat is theirs; an assistant invites them. */
    Place approved(Seat taken, String by, Instant now) {
        return hasSeat() ? this : seated(State.APPROVED, taken, by, now, Change.OFFERED);
    }

    /** They are in the group. */
    Place letIn(Seat taken, String by, Instant now) {
        return state == State.LET_IN ? this : seated(State.LET_IN, taken, by, now, Change.LET_IN);
    }

    private Place seated(State next, Seat taken, String by, Instant now, Change change) {
        requireUndecided();
        return next(
                next, taken.group().id(), taken.key(), new Decision(by, null, now), told(taken.group(), change, now));
    }

    /** There was no seat any more: they are in the line, where they would have been. */
    Place full() {
        return state == State.ASKED ? next(State.WAITING, groupId, null, decision, List.of()) : this;
    }

    /** A seat is free, and they are the next. */
    Place movedUp(Group group, Instant now) {
        return state == State.WAITING
                ? next(State.ASKED, group.id(), null, decision, told(group, Change.MOVED_UP, now))
                : this;
    }

    /** They are not let in, for a reason that they read. */
    Place declined(Group group, String by, String reason, Instant now) {
        if (state == State.DECLINED && decision != null && decision.by().equals(by)) {
            return this;
        }
        if (state == State.LET_IN) {
            throw settled();
        }
        requireUndecided();
        return next(State.DECLINED, groupId, null, new Decision(by, reason, now), told(group, Change.DECLINED, now));
    }

    /** The same, with a seat that they have had for long: nobody is told. */
    Place remembered(Seat taken, String by) {
        return new Place(
                id,
                1,
                memberId,
                groupId,
                series,
                State.LET_IN,
                nickname,
                remark,
                askedAt,
                taken.key(),
                new Decision(by, null, askedAt),
                List.of());
    }

    /** They do not want it any more, or have left the group. */
    Place left() {
        if (!isOpen() && !hasSeat()) {
            return this;
        }
        return next(hasSeat() ? State.LEFT : State.WITHDRAWN, groupId, null, decision, List.of());
    }

    /** Somebody of the staff has taken them out of the group. */
    Place removed(String by, Instant now) {
        if (state == State.REMOVED) {
            return this;
        }
        if (!hasSeat()) {
            throw settled();
        }
        return next(State.REMOVED, groupId, null, new Decision(by, null, now), List.of())
                .known(new Sign("", remark), version + 1);
    }

    /**
     * Its member is gone for good. Whoever is in the group stays on the list of those to be taken out, under the name that they
     * have there; everybody else has no seat and no place in the line any more, and is known by nothing.
     */
    Place forgotten() {
        if (state == State.LET_IN) {
            return remark.isEmpty() ? this : known(new Sign(nickname, ""), version + 1);
        }
        boolean over = !isOpen() && !hasSeat();
        return over && nickname.isEmpty() && remark.isEmpty() ? this : left().known(new Sign("", ""), version + 1);
    }

    private Place known(Sign sign, long nextVersion) {
        return new Place(
                id,
                nextVersion,
                memberId,
                groupId,
                series,
                state,
                sign.nickname(),
                sign.remark(),
                askedAt,
                seat,
                decision,
                List.of());
    }

    void requireUndecided() {
        if (!isOpen() && !hasSeat()) {
            throw settled();
        }
    }

    private Refusal settled() {
        return new Refusal.RequestSettled(state.code(), decision == null ? memberId : decision.by());
    }

    private List<Event> told(Group group, Change change, Instant now) {
        return List.of(new SeatChanged(id, memberId, group.name(), change, now));
    }

    private Place next(
            State nextState,
            String nextGroup,
            @Nullable String nextSeat,
            @Nullable Decision nextDecision,
            List<Event> facts) {
        return new Place(
                id,
                version + 1,
                memberId,
                nextGroup,
                series,
                nextState,
                nickname,
                remark,
                askedAt,
                nextSeat,
                nextDecision,
                facts);
    }

    /** Without who it is: this might be logged. */
    @Override
    public String toString() {
        return "Place[" + id + " version " + version + "]";
    }
}
