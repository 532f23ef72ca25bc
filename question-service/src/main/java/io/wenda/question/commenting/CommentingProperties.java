package io.wenda.question.commenting;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What commenting is limited to.
 *
 * @param editable how long its author may change a comment
 */
@Validated
@ConfigurationProperties(prefix = "wenda.commenting", ignoreUnknownFields = false)
public record CommentingProperties(@NotNull Duration editable) {}
