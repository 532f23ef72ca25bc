package io.wenda.notification.announcing;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How announcements go out.
 *
 * @param every between two looks for what is to be published
 * @param publicUrl where links lead: scheme, host and port
 */
@Validated
@ConfigurationProperties("wenda.announcing")
record AnnouncingProperties(@DurationMin(millis = 10) Duration every, URI publicUrl) {}
