package io.wenda.question.reading;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What pages say of the community.
 *
 * @param name in the rail and in titles
 * @param publicUrl where links of feeds lead: scheme, host and port
 */
@Validated
@ConfigurationProperties("wenda.community")
public record CommunityProperties(
        @NotBlank String name, @NotNull URI publicUrl) {}
