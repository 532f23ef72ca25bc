package io.wenda.question.asking;

import java.util.Locale;

/** Where a question stands. Only published ones exist for the public. */
public enum State {
    IN_REVIEW,
    /** A moderator asked for changes: it is its asker's turn. */
    CHANGES_ASKED,
    PUBLISHED,
    REJECTED,
    WITHDRAWN,
    REMOVED;

    /** Whether it is still to be decided whether it becomes public. */
    public boolean undecided() {
        return this == IN_REVIEW || this == CHANGES_ASKED;
    }

    /** As the API writes it: {@code in-review}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
