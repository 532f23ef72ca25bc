package io.wenda.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What one caller may send.
 *
 * @param body the most bytes of one request's body
 * @param writesPerMinute the most requests a minute from one address that change something; 0 for no limit
 */
@ConfigurationProperties("wenda.limits")
record LimitsProperties(DataSize body, int writesPerMinute) {}
