package io.wenda.membership.accounts;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What newcomers show before they write.
 *
 * @param verifiedOnly {@code true} or {@code false}: whether they prove their address first; empty: exactly where mail is sent.
 *     A boolean that is empty would count as a key that nobody knows
 */
@ConfigurationProperties(prefix = "wenda.accounts", ignoreUnknownFields = false)
record VerificationSettings(@DefaultValue("") String verifiedOnly) {

    VerificationSettings {
        if (!List.of("true", "false", "").contains(verifiedOnly.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "wenda.accounts.verified-only (WENDA_VERIFIED_ONLY) is true or false, not " + verifiedOnly);
        }
    }

    boolean wanted(boolean mailIsSent) {
        return verifiedOnly.isEmpty() ? mailIsSent : Boolean.parseBoolean(verifiedOnly);
    }
}
