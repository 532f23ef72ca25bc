package io.wenda.question.asking;

import io.wenda.question.people.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who took something away, and when.
 *
 * @param unread true where it waited for a moderator then: undone, it waits again; absent of all else
 */
public record Removal(
        String memberId,
        boolean byModerator,
        Instant at,
        @Nullable Boolean unread) {

    public Removal(String memberId, boolean byModerator, Instant at) {
        this(memberId, byModerator, at, null);
    }

    /** The same of what waited for a moderator. */
    public Removal ofUnread() {
        return new Removal(memberId, byModerator, at, true);
    }

    /** The same, now that a moderator has read it. */
    public Removal ofRead() {
        return new Removal(memberId, byModerator, at);
    }

    /** Whether nobody but its author and moderators ever read in public what was taken away. */
    public boolean isOfUnread() {
        return Boolean.TRUE.equals(unread);
    }

    /** Stands for who took it away where enough flags did, until a moderator has read it. No member has such an id. */
    public static final String FLAGS = "flags";

    /** Enough flags took it out of sight. */
    public static Removal byFlags(Instant at) {
        return new Removal(FLAGS, true, at);
    }

    /** Stands for who keeps it back where a moderator has not read it yet. No member has such an id either. */
    public static final String REVIEW = "review";

    /** Not public yet. */
    public static Removal untilReviewed(Instant at) {
        return new Removal(REVIEW, true, at);
    }

    /** Whether it has never been public. */
    public boolean untilReviewed() {
        return memberId.equals(REVIEW);
    }

    /** Whether flags alone took it out of sight. */
    public boolean byFlags() {
        return memberId.equals(FLAGS);
    }

    /** Whether this member may undo it: they did it themselves, or they moderate. */
    public boolean undoneBy(Viewer viewer) {
        return viewer.moderator() || (!byModerator && viewer.is(memberId));
    }
}
