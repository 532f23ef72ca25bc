package io.wenda.question.flagging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What flagging is limited to.
 *
 * @param perDay how often one member may flag in a day (UTC); who is declined more often than not, less often
 * @param hideAfter so many trusted flags hide a post until a moderator has read it; 0: they never do
 * @param trustedReputation whose flags count for that: members with as many points, unless moderators decline them more
 *     often than not
 */
@Validated
@ConfigurationProperties(prefix = "wenda.flagging", ignoreUnknownFields = false)
public record FlaggingProperties(
        @Min(1) @Max(100) int perDay,
        @Min(0) @Max(Flagged.MOST_OPEN) int hideAfter,
        @Min(0) int trustedReputation) {}
