package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one gets into a chat group. */
enum Joining {
    /** By its number or link, in the chat program: the staff counts who is in it. */
    DIRECT,
    /** An assistant lets people in who asked here: each has a seat. */
    INVITATION;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Joining> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(joining -> joining.code().equals(code))
                .findFirst();
    }
}
