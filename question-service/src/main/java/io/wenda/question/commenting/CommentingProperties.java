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
@ConfigurationProperties("wenda.commenting")
public record CommentingProperties(@NotNull Duration editable) {}
