package io.wenda.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Light or dark: as the system has it, unless the reader chose. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The cookie in which a browser keeps its choice: {@code light} or {@code dark}; none follows the system. */
    public static final String COOKIE = "wenda_theme";

    public static Theme of(@Nullable String cookie) {
        return Arrays.stream(values())
                .filter(theme -> cookie != null && cookie.equals(theme.attribute()))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** The value of {@code <html data-theme>}; null leaves the attribute out. */
    public @Nullable String attribute() {
        return switch (this) {
            case SYSTEM -> null;
            case LIGHT -> "light";
            case DARK -> "dark";
        };
    }
}
