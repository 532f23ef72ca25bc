package io.wenda.http.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not done, as {@code application/problem+json} (RFC 9457): {@code type}, {@code title},
 * {@code status}, {@code detail}, {@code code} and whatever else the code is explained by.
 *
 * <p>People read words that their browser chooses by {@code code}, which never changes; {@code title} is for programmers.
 *
 * @param retryAfter when to come back: header {@code Retry-After} and member {@code retryAfter}, both in seconds
 * @param extras further members, for instance {@code limit}
 */
public record Problem(
        HttpStatus status,
        String code,
        String title,
        @Nullable String detail,
        @Nullable Duration retryAfter,
        Map<String, Object> extras) {

    public Problem {
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }

    /** A problem that its code says all about. */
    public static Problem of(HttpStatus status, String code, String title) {
        return new Problem(status, code, title, null, null, Map.of());
    }

    /** The same with a sentence on this very occurrence. */
    public Problem detail(String sentence) {
        return new Problem(status, code, title, sentence, retryAfter, extras);
    }

    /** The same with the time after which another try makes sense. */
    public Problem retryAfter(Duration time) {
        return new Problem(status, code, title, detail, time, extras);
    }

    /** The same with one more member. Records and lists are written as JSON. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extras);
        more.put(name, value);
        return new Problem(status, code, title, detail, retryAfter, more);
    }

    /** Seconds until another try makes sense, rounded up, at least 1. */
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }

    /** The members in the order in which they are written. */
    @JsonValue
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:wenda:problem:" + code);
        body.put("title", title);
        body.put("status", status.value());
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("code", code);
        Long seconds = retryAfterSeconds();
        if (seconds != null) {
            body.put("retryAfter", seconds);
        }
        body.putAll(extras);
        return body;
    }
}
