package io.wenda.notification.inbox;

import java.time.Instant;

/** What became of writing to a member of an alert. */
public record Mailed(Outcome outcome, Instant at) {

    /** Why there is, or is not, a mail. */
    public enum Outcome {
        /** The mail server took it. */
        SENT,
        /** The member had read the alert before. */
        READ_BEFORE,
        /** What it is about was taken back before. */
        GONE,
        /** The member wants no mail of this. */
        UNWANTED,
        /** Nobody knows an address of the member. */
        NO_ADDRESS,
        /** The address takes no mail. */
        REFUSED,
        /** The mail server could not take it for days. */
        GIVEN_UP
    }
}
