package io.wenda.gateway;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Why the gateway itself did not answer what was asked, as {@code application/problem+json} (RFC 9457). Services write
 * theirs in the same form.
 *
 * @param code what a client decides by and chooses words by; never changes
 * @param more further members, for instance {@code service}
 */
record Problem(HttpStatus status, String code, String title, Map<String, Object> more) {

    static Problem of(HttpStatus status, String code, String title) {
        return new Problem(status, code, title, Map.of());
    }

    Problem with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new Problem(status, code, title, all);
    }

    /** In seconds, rounded up, at least 1. */
    Problem retryAfter(Duration time) {
        return with("retryAfter", Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    @JsonValue
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:wenda:problem:" + code);
        body.put("title", title);
        body.put("status", status.value());
        body.put("code", code);
        body.putAll(more);
        return body;
    }
}
