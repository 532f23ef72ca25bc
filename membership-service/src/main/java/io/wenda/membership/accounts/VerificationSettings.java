package io.wenda.membership.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What newcomers show before they write.
 *
 * @param verifiedOnly whether they prove their address first; absent: exactly where mail is sent
 */
@ConfigurationProperties("wenda.accounts")
record VerificationSettings(@Nullable Boolean verifiedOnly) {}
