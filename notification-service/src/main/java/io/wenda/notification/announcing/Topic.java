package io.wenda.notification.announcing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an announcement is about: one subscribes to each by itself. */
public enum Topic {
    RELEASE,
    /** People meet: at a time and a place. */
    EVENT,
    ARTICLE,
    /** Who uses the product, and for what. */
    CASE;

    /** How it is written on the wire: {@code release}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Topic> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(topic -> topic.code().equals(code))
                .findFirst();
    }
}
