package io.wenda.notification.announcing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far an announcement is. */
public enum State {
    /** Nobody but the staff knows of it. */
    DRAFT,
    /** The same, until its time comes. */
    SCHEDULED,
    PUBLISHED,
    /** It was public and is no longer available. */
    WITHDRAWN;

    /** How it is written on the wire: {@code scheduled}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
