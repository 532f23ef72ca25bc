package io.wenda.http.creating;

import org.jspecify.annotations.Nullable;

/**
 * What makes a create that is sent twice happen once: the header {@code Idempotency-Key}, 1 to 128 visible ASCII
 * characters. A controller method takes it as an argument; without the header nothing is deduplicated.
 *
 * <p>The thing is inserted under {@link #idFor} with the {@link RequestHash} of what was asked. When that id exists
 * already, the same hash gets the same answer again, and another one {@link IdempotencyKeyReusedException}.
 */
public record IdempotencyKey(@Nullable String value) {

    /** The id of what this request makes: always the same for the same member, route and key, else a new one. */
    public String idFor(String memberId, String route) {
        return value == null ? Ids.random() : Ids.of(memberId, route, value);
    }
}
