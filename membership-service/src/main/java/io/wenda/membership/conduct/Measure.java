package io.wenda.membership.conduct;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be decided on a case, from the mildest on. */
enum Measure {
    /** There is nothing to it. */
    NOTHING,
    /** The member was told, and that is all. */
    NOTE,
    /** The member writes nothing until they have acknowledged it. */
    WARNING,
    /** They leave some of what members do for a time. */
    MUTE,
    /** What is paid for is theirs no more; the rest of the community is. */
    EXPEL_FROM_PAID,
    /** They are no part of the community any more. */
    EXPEL;

    /** As it is told and shown: {@code expel-from-paid}. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the member is heard first. */
    boolean needsHearing() {
        return compareTo(NOTE) > 0;
    }

    /** Whether something follows from it that can be lifted, or appealed against. */
    boolean holds() {
        return this != NOTHING && this != NOTE;
    }

    boolean expels() {
        return this == EXPEL || this == EXPEL_FROM_PAID;
    }

    static Optional<Measure> of(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst();
    }
}
