package io.wenda.membership.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Sessions.
 *
 * @param lifetime how long a token is valid; from half of it on it is renewed
 */
@ConfigurationProperties("wenda.session")
record SessionSettings(Duration lifetime) {

    SessionSettings {
        if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("wenda.session.lifetime is 1m to 30d, not " + lifetime);
        }
    }
}
