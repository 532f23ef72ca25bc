package io.wenda.notification.fanout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How large fan-outs are told.
 *
 * @param rowsPerSecond that one instance writes of them, at the most. Not less than a range needs to be through in time
 */
@Validated
@ConfigurationProperties("wenda.fanout")
record FanoutProperties(@Min(100) @Max(1_000_000) int rowsPerSecond) {}
