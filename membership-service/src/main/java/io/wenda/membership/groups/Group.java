package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.Event;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A chat group. Its seats are in {@link Place}: how many are taken is counted there.
 *
 * @param headcount how many are in it who have no seat here: all of them where one joins directly
 * @param closed whether nobody joins it now
 * @param profile which words of the community's profile it was made of last; empty where it did not come from there
 */
record Group(
        @BsonId String id,
        long version,
        Description description,
        int headcount,
        boolean closed,
        String profile,
        Instant createdAt,
        List<Event> outbox)
        implements Aggregate {

    Group {
        outbox = List.copyOf(outbox);
    }

    enum State {
        OPEN,
        FULL,
        CLOSED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Group first(String id, Description description, int headcount, boolean closed, String profile, Instant now) {
        return new Group(id, 1, description, headcount, closed, profile, now, List.of());
    }

    String name() {
        return description.name();
    }

    String series() {
        return description.series();
    }

    boolean invites() {
        return description.joining() == Joining.INVITATION;
    }

    boolean isForEverybody() {
        return description.ability() == null;
    }

    /** How many seats there are for who asks here. */
    int seats() {
        return Math.max(0, description.capacity() - headcount);
    }

    /** @param seated how many have a seat */
    State state(long seated) {
        return closed ? State.CLOSED : seated < seats() ? State.OPEN : State.FULL;
    }

    /** Whether this member may be in it now. */
    boolean admits(Member member, Instant now) {
        return !member.isGone()
                && !member.conduct().expels()
                && (description.ability() == null || member.may(description.ability(), now));
    }

    /** As somebody describes it who saw this version. Whoever has a seat keeps it, also where fewer fit than before. */
    Group described(Description next, boolean nextClosed, long seen) {
        if (next.equals(description) && nextClosed == closed) {
            return this;
        }
        if (seen != version) {
            throw new Refusal.GroupChanged(version);
        }
        return next(next, headcount, nextClosed, profile);
    }

    /** Somebody counted. */
    Group counted(int counted) {
        return counted == headcount ? this : next(description, counted, closed, profile);
    }

    /** In what: the names of what was described otherwise; or how many somebody counted. */
    List<String> differsIn(Group before) {
        return headcount != before.headcount
                ? List.of(Integer.toString(headcount))
                : Stream.concat(
                                description.differsIn(before.description),
                                closed == before.closed ? Stream.empty() : Stream.of("closed"))
                        .toList();
    }

    /** As the profile has it from now on; its series, whom the staff counted, and that it is closed, stays. */
    Group profiled(Description next, String words) {
        return words.equals(profile) ? this : next(next.in(series()), headcount, closed, words);
    }

    /** As a line of a history has it, in place of what the profile made. */
    Group remembered(Group line) {
        return new Group(
                id, version + 1, line.description, line.headcount, line.closed, profile, line.createdAt, List.of());
    }

    private Group next(Description nextDescription, int nextHeadcount, boolean nextClosed, String nextProfile) {
        return new Group(
                id, version + 1, nextDescription, nextHeadcount, nextClosed, nextProfile, createdAt, List.of());
    }
}
