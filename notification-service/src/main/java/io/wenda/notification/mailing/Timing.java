package io.wenda.notification.mailing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a member is written to of what they have not read by then. */
public enum Timing {
    /** At once. */
    NOW,
    /** After a while, if it is still unread. */
    LATER,
    /** Together with the rest of the day, in the morning. */
    DAILY,
    /** Together with the rest of the week, on Monday morning. */
    WEEKLY,
    NEVER;

    /** How it is written on the wire: {@code daily}. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Timing> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(timing -> timing.code().equals(code))
                .findFirst();
    }
}
