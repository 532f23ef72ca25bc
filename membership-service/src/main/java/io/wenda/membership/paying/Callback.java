package io.wenda.membership.paying;

import org.springframework.http.HttpHeaders;

/**
 * A message that claims to come from a provider.
 *
 * @param body as it came, to the letter: it is what was signed
 */
public record Callback(HttpHeaders headers, String body) {

    /** The header's value; empty where there is none. */
    public String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    /** Without amounts: this might be logged. */
    @Override
    public String toString() {
        return "Callback[...]";
    }
}
