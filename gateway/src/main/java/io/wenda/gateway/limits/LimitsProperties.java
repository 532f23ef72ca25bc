package io.wenda.gateway.limits;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What one caller may send.
 *
 * @param body the most bytes of one request's body
 * @param unbounded the paths where a body may have any length
 * @param writesPerMinute the most requests a minute from one address that change something; 0 for no limit
 */
@ConfigurationProperties("wenda.limits")
record LimitsProperties(DataSize body, Set<String> unbounded, int writesPerMinute) {

    LimitsProperties {
        unbounded = Set.copyOf(unbounded);
    }
}
