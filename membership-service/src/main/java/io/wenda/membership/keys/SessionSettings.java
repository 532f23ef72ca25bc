package io.wenda.membership.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Sessions.
 *
 * @param lifetime how long a token is valid; from half of it on it is renewed
 * @param keyAge how long one key signs
 */
@ConfigurationProperties("wenda.session")
record SessionSettings(Duration lifetime, Duration keyAge) {

    SessionSettings {
        if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("wenda.session.lifetime is 1m to 30d, not " + lifetime);
        }
        if (keyAge.compareTo(Duration.ofHours(1)) < 0 || keyAge.compareTo(Duration.ofDays(3650)) > 0) {
            throw new IllegalArgumentException("wenda.session.key-age is 1h to 3650d, not " + keyAge);
        }
    }
}
