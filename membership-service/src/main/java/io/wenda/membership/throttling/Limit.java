package io.wenda.membership.throttling;

import java.time.Duration;

/**
 * So many attempts in so much time.
 *
 * @param attempts the last one that is let through
 * @param per the length of a window; windows follow each other without overlap
 */
public record Limit(int attempts, Duration per) {

    public Limit {
        if (attempts < 1 || per.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("at least 1 attempt per at least 1s, not " + attempts + " per " + per);
        }
    }
}
