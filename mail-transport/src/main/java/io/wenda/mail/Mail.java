package io.wenda.mail;

import java.util.Map;

/**
 * A mail as it is handed over.
 *
 * @param id its {@code Message-ID} (RFC 5322), the same for the same mail, however often it is sent: what a crash had sent twice is known to be one
 * @param headers beside those that every mail has
 */
public record Mail(String id, String to, String subject, String text, String html, Map<String, String> headers) {

    public Mail {
        headers = Map.copyOf(headers);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Mail" + id;
    }
}
