package io.wenda.question.asking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What asking may be limited to.
 *
 * @param pendingLimit how many questions of one asker may be in review at once
 * @param attempts how often a question may go back to its asker before it must be decided on
 */
@Validated
@ConfigurationProperties(prefix = "wenda.asking", ignoreUnknownFields = false)
public record AskingProperties(
        @Min(1) @Max(100) int pendingLimit, @Min(1) @Max(10) int attempts) {}
