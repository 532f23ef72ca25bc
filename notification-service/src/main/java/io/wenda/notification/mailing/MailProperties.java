package io.wenda.notification.mailing;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How members are written to. By which server: {@code spring.mail}.
 *
 * @param host of that server; empty where no mail is sent
 * @param from the address that mail comes from
 * @param community its name, before every subject
 * @param publicUrl where links lead: scheme, host and port
 * @param later after which an alert that is still unread is written of
 * @param every between two looks for what is due
 * @param again after which what a server did not take is tried again
 * @param patience after which it is not tried any more
 */
@Validated
@ConfigurationProperties("wenda.mail")
record MailProperties(
        String host,
        @NotBlank String from,
        @NotBlank String community,
        URI publicUrl,
        @DurationMin(millis = 0) Duration later,
        @DurationMin(millis = 10) Duration every,
        @DurationMin(millis = 10) Duration again,
        @DurationMin(minutes = 1) Duration patience) {

    boolean isOn() {
        return !host.isBlank();
    }

    String link(String path) {
        return publicUrl.resolve("/") + path.substring(1);
    }
}
