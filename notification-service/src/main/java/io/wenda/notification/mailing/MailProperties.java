package io.wenda.notification.mailing;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When members are written to. In whose name: {@link io.wenda.mail.Sender}.
 *
 * @param later after which an alert that is still unread is written of
 * @param every between two looks for what is due
 * @param again after which what a server did not take is tried again
 * @param patience after which it is not tried any more
 */
@Validated
@ConfigurationProperties(prefix = "wenda.mailing", ignoreUnknownFields = false)
record MailProperties(
        @DurationMin(millis = 0) Duration later,
        @DurationMin(millis = 10) Duration every,
        @DurationMin(millis = 10) Duration again,
        @DurationMin(minutes = 1) Duration patience) {}
