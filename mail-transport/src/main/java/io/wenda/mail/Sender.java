package io.wenda.mail;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * In whose name mail is written. By which server it goes: {@code spring.mail}.
 *
 * @param host of that server; empty where no mail is sent
 * @param from the address that mail comes from
 * @param community its name, before every subject
 * @param publicUrl where links lead: scheme, host and port
 */
@Validated
@ConfigurationProperties("wenda.mail")
public record Sender(
        String host, @NotBlank String from, @NotBlank String community, URI publicUrl) {

    /** Whether mail is sent at all. */
    public boolean isOn() {
        return !host.isBlank();
    }

    /** The whole address of a page. */
    public String link(String path) {
        return publicUrl.resolve("/") + path.substring(1);
    }

    /** The id of a mail of this name (RFC 5322). */
    public String messageId(String name) {
        return "<" + name + "@" + publicUrl.getHost() + ">";
    }
}
