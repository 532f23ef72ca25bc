package io.wenda.membership.accounts;

import java.time.Instant;
import java.util.List;

/**
 * Sessions that end.
 *
 * @param until when the last of their tokens has run out, after which nobody need remember them
 */
public record Ending(List<String> sessions, Instant until, Instant now) {

    public Ending {
        sessions = List.copyOf(sessions);
    }
}
