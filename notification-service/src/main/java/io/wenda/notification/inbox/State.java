package io.wenda.notification.inbox;

import java.util.Locale;

/** How far a row has come with its member. It only ever moves forward. */
public enum State {
    /** The bell counts it. */
    UNSEEN,
    /** The member had it before their eyes. */
    SEEN,
    /** The member opened it. */
    READ;

    /** How it is written on the wire: {@code unseen}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
