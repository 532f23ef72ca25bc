package io.wenda.question.reading;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What pages say of the community.
 *
 * @param name in the rail and in titles
 */
@Validated
@ConfigurationProperties("wenda.community")
public record CommunityProperties(@NotBlank String name) {}
