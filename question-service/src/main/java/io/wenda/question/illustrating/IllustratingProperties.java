package io.wenda.question.illustrating;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What members may send.
 *
 * @param perDay so many images of one member in a day
 */
@Validated
@ConfigurationProperties(prefix = "wenda.illustrating", ignoreUnknownFields = false)
record IllustratingProperties(@Min(1) @Max(1000) int perDay) {}
