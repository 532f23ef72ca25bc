package io.wenda.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is handed over.
 *
 * @param id its {@code Message-ID} (RFC 5322), the same for the same mail, however often it is sent: what a crash had sent twice is known to be one
 * @param headers beside those that every mail has
 * @param returnPath where servers on the way report to that cannot deliver it (RFC 5321); absent for where it comes from
 */
public record Mail(
        String id,
        String to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        @Nullable String returnPath) {

    public Mail {
        headers = Map.copyOf(headers);
    }

    /** One of which nobody needs to hear again. */
    public Mail(String id, String to, String subject, String text, String html, Map<String, String> headers) {
        this(id, to, subject, text, html, headers, null);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Mail" + id;
    }
}
