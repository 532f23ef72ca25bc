package io.wenda.notification.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How live connections are kept.
 *
 * @param heartbeat between two comments on a connection
 * @param retry after which a browser comes back
 * @param buffer alerts that wait for a slow client before it is cut off
 * @param replay how far before the last alert a client had the replay starts
 */
@Validated
@ConfigurationProperties("wenda.live")
record LiveProperties(
        @DurationMin(millis = 50) Duration heartbeat,
        @DurationMin(millis = 50) Duration retry,
        @Min(1) @Max(10_000) int buffer,
        @DurationMin(seconds = 1) Duration replay) {}
