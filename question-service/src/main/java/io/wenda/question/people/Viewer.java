package io.wenda.question.people;

import org.jspecify.annotations.Nullable;

/**
 * Whoever is looking, as far as it decides what they see.
 *
 * @param memberId absent for somebody who has not signed in
 * @param staff moderators, and those on duty
 */
public record Viewer(@Nullable String memberId, boolean moderator, boolean staff) {

    /** Somebody who has not signed in. */
    public static final Viewer ANONYMOUS = new Viewer(null, false);

    /** Somebody who is not on duty. */
    public Viewer(@Nullable String memberId, boolean moderator) {
        this(memberId, moderator, moderator);
    }

    /** Whether this is the member with that id. */
    public boolean is(String id) {
        return id.equals(memberId);
    }

    /** Whether this is a member at all. */
    public boolean signedIn() {
        return memberId != null;
    }

    /** The id of somebody who is known to have signed in. */
    public String requireId() {
        if (memberId == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return memberId;
    }
}
