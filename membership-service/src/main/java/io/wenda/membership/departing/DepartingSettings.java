package io.wenda.membership.departing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How accounts are deleted.
 *
 * @param grace how long a member may come back; shorter than 14 days it is shorter than the way back to an address that somebody
 *     else changed
 * @param every between two looks for accounts whose time has come
 */
@ConfigurationProperties(prefix = "wenda.departing", ignoreUnknownFields = false)
record DepartingSettings(Duration grace, Duration every) {

    private static final Duration LONGEST = Duration.ofDays(60);

    DepartingSettings {
        if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("WENDA_DELETION_GRACE: 0s to 60d");
        }
    }
}
