package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What every member does, and one who broke the rules may have to leave for a time. */
public enum Speech {
    /** Asking, and changing what one asked. */
    ASK,
    ANSWER,
    COMMENT,
    VOTE,
    /** Telling moderators that something is wrong with a post. */
    FLAG;

    /** As it is told and shown. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this code. */
    public static Optional<Speech> of(String code) {
        return Arrays.stream(values())
                .filter(speech -> speech.code().equals(code))
                .findFirst();
    }
}
