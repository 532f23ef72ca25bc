package io.wenda.notification.mailing;

import io.wenda.mail.Mailbox;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where reports come back to of mail that could not be delivered, and the mailbox in which they are read.
 *
 * @param address whose mailbox takes what is sent to {@code local+anything@domain} too; empty where no reports are read
 * @param host of the mailbox, by IMAP
 * @param tls whether the way there is encrypted from the start
 * @param every between two looks
 */
@Validated
@ConfigurationProperties("wenda.bounces")
record BounceProperties(
        String address,
        String host,
        @Min(1) @Max(65_535) int port,
        boolean tls,
        String user,
        String password,
        String folder,
        @DurationMin(millis = 10) Duration every) {

    /** So long that a token fits behind it in the 64 octets that RFC 5321 grants. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._-]{1,22}@[A-Za-z0-9.-]{1,200}");

    BounceProperties {
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "WENDA_BOUNCE_ADDRESS is no address with at most 22 letters, digits, dots and hyphens before the @");
        }
        if (!address.isEmpty() && (host.isBlank() || user.isBlank())) {
            throw new IllegalArgumentException(
                    "WENDA_BOUNCE_ADDRESS needs WENDA_BOUNCE_IMAP_HOST and WENDA_BOUNCE_IMAP_USER");
        }
    }

    boolean areRead() {
        return !address.isEmpty();
    }

    Mailbox mailbox() {
        return new Mailbox(new Mailbox.Account(host, port, tls, user, password, folder));
    }

    /** Without the password, as it might be logged. */
    @Override
    public String toString() {
        return "BounceProperties[" + host + "]";
    }
}
