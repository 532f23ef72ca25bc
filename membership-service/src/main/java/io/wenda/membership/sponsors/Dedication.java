package io.wenda.membership.sponsors;

import io.wenda.http.reading.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What a sponsor wants to stand on the wall beside the amount.
 *
 * @param name as they choose it; empty where they never named themselves
 * @param message empty where they say nothing
 */
public record Dedication(String name, boolean anonymous, String message) {

    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_MESSAGE = 300;

    /** Who is named has a name. */
    public static Dedication read(
            Violations violations, @Nullable String name, @Nullable Boolean anonymous, @Nullable String message) {
        boolean unnamed = Boolean.TRUE.equals(anonymous);
        return new Dedication(
                violations.line("name", name, unnamed ? 0 : 1, LONGEST_NAME),
                unnamed,
                violations.line("message", message, 0, LONGEST_MESSAGE));
    }

    /** Without who it is: this might be logged. */
    @Override
    public String toString() {
        return "Dedication[...]";
    }
}
