package io.wenda.question.people;

import org.jspecify.annotations.Nullable;

/**
 * Whoever is looking, as far as it decides what they see.
 *
 * @param memberId absent for somebody who has not signed in
 */
public record Viewer(@Nullable String memberId, boolean moderator) {

    /** Somebody who has not signed in. */
    public static final Viewer ANONYMOUS = new Viewer(null, false);

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
