package io.wenda.notification.inbox;

import io.wenda.http.problem.InvalidException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which part of an inbox somebody wants to see. */
enum Show {
    /** All that is not put away. */
    OPEN,
    UNREAD,
    ARCHIVED;

    List<State> states() {
        return switch (this) {
            case OPEN -> State.ARCHIVED.earlier();
            case UNREAD -> State.READ.earlier();
            case ARCHIVED -> List.of(State.ARCHIVED);
        };
    }

    /** {@link #OPEN} for who does not say; 400 for what there is not. */
    static Show of(@Nullable String code) {
        return code == null
                ? OPEN
                : Arrays.stream(values())
                        .filter(show -> show.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> InvalidException.of("show", "unknown-value"));
    }

    /** How it is written on the wire: {@code unread}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
