package io.wenda.notification.announcing;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param every between two looks for what is to be published */
@Validated
@ConfigurationProperties("wenda.announcing")
record AnnouncingProperties(@DurationMin(millis = 10) Duration every) {}
