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
    /** Says that the password was changed. */
    CHANGED,
    /** Says that an administrator took off the second factor. */
    UNGUARDED,
    /** Says that a second factor was turned on. */
    FACTOR_ON,
    /** Says that its owner turned it off. */
    FACTOR_OFF,
    /** Says that there are other recovery codes, in place of those before. */
    RECOVERY_RENEWED,
    /** Says that a token for a program was made. */
    TOKEN_MADE,
    /** Says that somebody they are elsewhere may sign in from now on. */
    LINKED,
    /** Says that somebody they are elsewhere may not any more. */
    UNLINKED;

    private final Duration lasts;

    Purpose() {
        this(Duration.ofDays(7));
    }

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
        return this != LEAVE && !tellsADeed();
    }

    /** Whether it says that something was done, in case its owner did not: no later one takes its place. */
    boolean tellsADeed() {
        return switch (this) {
            case VERIFY, RESET, MOVE, RESTORE, LEAVE -> false;
            case CHANGED, UNGUARDED, FACTOR_ON, FACTOR_OFF, RECOVERY_RENEWED, TOKEN_MADE, LINKED, UNLINKED -> true;
        };
    }

    /** As it is shown: {@code verify}, {@code token-made}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
