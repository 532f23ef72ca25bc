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
 * @param publicUrl the address people type: scheme, host and port
 */
@Validated
@ConfigurationProperties("wenda.pages")
public record CommunityProperties(
        @NotBlank String name, @NotNull URI publicUrl) {

    /** The whole address of a page. */
    String link(String path) {
        return publicUrl.resolve("/") + path.substring(1);
    }
}
