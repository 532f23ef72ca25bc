package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/** What the link in a letter is for. */
public enum Purpose {
    /** Proves that the member's address is theirs. */
    VERIFY(Duration.ofDays(7)),
    /** Sets a new password. */
    RESET(Duration.ofHours(1)),
    /** Makes the address it was sent to the member's. */
    MOVE(Duration.ofDays(1)),
    /** Went to the address that a member had before: makes it theirs again, with a new password. */
    RESTORE(Duration.ofDays(14)),
    /** Tells that the account is to be deleted, and leads to where signing in keeps it. */
    LEAVE(Duration.ofDays(60)),
    /** Says that the password was changed. Opens nothing. */
    CHANGED(Duration.ofDays(7)),
    /** Says that an administrator took off the second factor. Opens nothing. */
    UNGUARDED(Duration.ofDays(7));

    private final Duration lasts;

    Purpose(Duration lasts) {
        this.lasts = lasts;
    }

    /** From when the letter was asked for. */
    Duration lasts() {
        return lasts;
    }

    /** Whether whoever opens it chooses a new password. */
    public boolean wantsPassword() {
        return this == RESET || this == RESTORE;
    }

    /** Whether its link does something: the others lead to where one looks after the account. */
    public boolean opens() {
        return this != LEAVE && this != CHANGED && this != UNGUARDED;
    }

    /** As it is shown: {@code verify}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
