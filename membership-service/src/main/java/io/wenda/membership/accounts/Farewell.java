package io.wenda.membership.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a member wants their account deleted.
 *
 * @param askedAt when they said so
 * @param dueAt when it is deleted, unless they sign in before; absent once it is
 * @param at when it was deleted; absent before
 * @param mailbox of whoever was expelled, or in part: a hash, by which they are recognised should they come back; else absent
 */
public record Farewell(
        Instant askedAt,
        @Nullable Instant dueAt,
        @Nullable Instant at,
        @Nullable String mailbox) {

    static Farewell asked(Instant now, Instant dueAt) {
        return new Farewell(now, dueAt, null, null);
    }

    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    Farewell said(Instant now, @Nullable String trace) {
        return new Farewell(askedAt, null, now, trace);
    }

    /** Whether the account is deleted. */
    public boolean isOver() {
        return at != null;
    }

    /** Without the hash, as it might be logged. */
    @Override
    public String toString() {
        return "Farewell[" + dueAt + "]";
    }
}
