package io.wenda.gateway.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Personal access tokens.
 *
 * @param exchange where membership-service says what one is worth
 * @param requestsPerMinute with one of them, through one gateway; 0 for no limit
 * @param unusablePerMinute tokens that are none, from one address
 */
@ConfigurationProperties("wenda.tokens")
record TokensProperties(String exchange, int requestsPerMinute, int unusablePerMinute) {}
