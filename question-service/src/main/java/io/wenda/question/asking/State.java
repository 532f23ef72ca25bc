package io.wenda.question.asking;

import java.util.Locale;

/** Where a question stands. Only published ones exist for the public. */
public enum State {
    IN_REVIEW,
    PUBLISHED,
    REJECTED,
    WITHDRAWN,
    REMOVED;

    /** As the API writes it: {@code in-review}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
