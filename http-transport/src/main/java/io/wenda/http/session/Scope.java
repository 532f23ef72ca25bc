package io.wenda.http.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a personal access token is good for. A browser's session is good for all of it. */
public enum Scope {
    /** Reads what every member reads, and what is its member's own. */
    READ,
    /** Asks, answers, votes, and changes what is its member's own. */
    WRITE,
    /** Reads and does what moderators do, and those on duty, as far as its member's roles go. */
    MODERATE,
    /** Does what assistants, treasurers and administrators do, likewise. */
    MANAGE;

    /** As it is told and shown: lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this code. */
    public static Optional<Scope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }
}
