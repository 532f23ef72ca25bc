package io.wenda.question.asking;

import java.util.Locale;

/** Where a question stands. Only published ones exist for the public. */
public enum State {
    IN_REVIEW,
    /** A moderator asked for changes: it is its asker's turn. */
    CHANGES_ASKED,
    PUBLISHED,
    /** Read and approved, or once public, and now for few: its asker, the moderators, and those on duty. */
    PRIVATE,
    REJECTED,
    WITHDRAWN,
    REMOVED;

    /** Whether it is still to be decided whether it becomes public. */
    public boolean undecided() {
        return this == IN_REVIEW || this == CHANGES_ASKED;
    }

    /** Whether there are people who may answer it: everybody, or those few. */
    public boolean open() {
        return this == PUBLISHED || this == PRIVATE;
    }

    /** As the API writes it: {@code in-review}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
