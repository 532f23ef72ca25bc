package io.wenda.notification.inbox;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of writing to a member of an alert.
 *
 * @param words of the mail server, where it did not take the mail or could not deliver it
 * @param messageId of the mail that it took
 */
public record Mailed(
        Outcome outcome,
        Instant at,
        @Nullable String words,
        @Nullable String messageId) {

    public Mailed(Outcome outcome, Instant at) {
        this(outcome, at, null, null);
    }

    /** Why there is, or is not, a mail. */
    public enum Outcome {
        /** The mail server took it. */
        SENT,
        /** The mail server could not take it: it is tried again. */
        PUT_OFF,
        /** The member had read the alert before. */
        READ_BEFORE,
        /** What it is about was taken back before. */
        GONE,
        /** The member wants no mail of this. */
        UNWANTED,
        /** Nobody knows an address of the member. */
        NO_ADDRESS,
        /** The mail server took it, and it came back: it was not delivered. */
        BOUNCED,
        /** The address takes no mail. */
        REFUSED,
        /** The mail server could not take it for days. */
        GIVEN_UP;

        /** How it is written on the wire: {@code read-before}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
