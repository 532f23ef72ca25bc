package io.wenda.question.asking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What asking may be limited to.
 *
 * @param pendingLimit how many questions of one asker may be in review at once
 */
@Validated
@ConfigurationProperties("wenda.asking")
public record AskingProperties(@Min(1) @Max(100) int pendingLimit) {}
