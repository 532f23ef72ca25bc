package io.wenda.membership.accounts;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Second factors.
 *
 * @param requiredOf the roles that need one; empty: nobody does
 */
@ConfigurationProperties(prefix = "wenda.second-factor", ignoreUnknownFields = false)
record SecondFactorSettings(Set<Role> requiredOf) {

    SecondFactorSettings {
        requiredOf = Set.copyOf(requiredOf);
    }
}
