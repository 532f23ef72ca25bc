package io.wenda.membership.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a member wants their account deleted.
 *
 * @param askedAt when they said so
 * @param dueAt when it is deleted, unless they sign in before; absent once it is, and all that was theirs alone forgotten
 * @param at when it was deleted; absent before
 * @param mailbox a hash of it, by which whoever was expelled, or has a case that is not decided, is recognised should they
 *     come back; absent for everybody else
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

    Farewell said(Instant now, String trace) {
        return new Farewell(askedAt, dueAt, now, trace);
    }

    /** What was theirs alone is forgotten everywhere here. */
    Farewell done() {
        return new Farewell(askedAt, null, at, mailbox);
    }

    /** There is no case by which to recognise them. */
    Farewell untraced() {
        return new Farewell(askedAt, dueAt, at, null);
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
