package io.wenda.notification.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a row has come with its member. It only ever moves forward; from the archive it comes back as read. */
public enum State {
    /** The bell counts it. */
    UNSEEN,
    /** The member had it before their eyes. */
    SEEN,
    /** The member opened it. */
    READ,
    /** The member put it away. */
    ARCHIVED;

    /** How it is written on the wire: {@code unseen}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its member has not opened it yet, nor put it away. */
    public boolean isUnread() {
        return compareTo(READ) < 0;
    }

    /** Those that come before it. */
    List<State> earlier() {
        return Arrays.stream(values())
                .filter(state -> state.compareTo(this) < 0)
                .toList();
    }
}
