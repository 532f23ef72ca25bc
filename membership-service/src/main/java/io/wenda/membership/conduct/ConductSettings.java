package io.wenda.membership.conduct;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long people have in a case.
 *
 * @param replyWithin for the member to reply before it is decided
 * @param appealWithin for them to appeal after it was
 */
@ConfigurationProperties(prefix = "wenda.conduct", ignoreUnknownFields = false)
record ConductSettings(Duration replyWithin, Duration appealWithin) {

    ConductSettings {
        if (replyWithin.isNegative() || !appealWithin.isPositive()) {
            throw new IllegalArgumentException("wenda.conduct: reply-within and appeal-within are lengths of time");
        }
    }
}
