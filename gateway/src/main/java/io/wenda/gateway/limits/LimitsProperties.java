package io.wenda.gateway.limits;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What one caller may send.
 *
 * @param body the most bytes of one request's body
 * @param larger the same for the paths where it differs
 * @param unbounded the paths where a body may have any length
 * @param writesPerMinute the most requests a minute from one address that change something; 0 for no limit
 * @param uncounted beginnings of paths where they are not counted
 */
@ConfigurationProperties("wenda.limits")
record LimitsProperties(
        DataSize body,
        Map<String, DataSize> larger,
        Set<String> unbounded,
        int writesPerMinute,
        Set<String> uncounted) {

    LimitsProperties {
        larger = Map.copyOf(larger);
        unbounded = Set.copyOf(unbounded);
        uncounted = Set.copyOf(uncounted);
    }

    boolean counts(String path) {
        return writesPerMinute > 0 && uncounted.stream().noneMatch(path::startsWith);
    }

    /** The most bytes that a request to this path may carry. */
    long bodyOf(String path) {
        return larger.getOrDefault(path, body).toBytes();
    }
}
