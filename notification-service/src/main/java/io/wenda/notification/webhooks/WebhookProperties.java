package io.wenda.notification.webhooks;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are called.
 *
 * @param privateNetworks whether they may be in networks that are not the internet, and spoken to without TLS
 * @param publicUrl where links lead: scheme, host and port
 * @param every between two looks for what is to be sent
 * @param timeout of one request
 * @param keep after which what was sent is forgotten
 */
@Validated
@ConfigurationProperties("wenda.webhooks")
record WebhookProperties(
        boolean privateNetworks,
        URI publicUrl,
        @DurationMin(millis = 10) Duration every,
        @DurationMin(millis = 10) Duration timeout,
        @DurationMin(days = 2) Duration keep) {

    String link(String path) {
        return publicUrl.resolve("/") + path.substring(1);
    }
}
