package io.wenda.standalone.demo;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, as {@code 1d 2h 5m}.
 *
 * @param days by the calendar
 * @param open hours and minutes of answering hours, as nobody answers at four in the morning
 */
record Wait(int days, Duration open) {

    static final Wait NONE = new Wait(0, Duration.ZERO);

    private static final Pattern WRITTEN = Pattern.compile("(?=\\d)(?:(\\d+)d)? ?(?:(\\d+)h)? ?(?:(\\d+)m)?");

    static Wait of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + written + "' is no time like 1d 2h 5m");
        }
        return new Wait(
                number(parts.group(1)), Duration.ofHours(number(parts.group(2))).plusMinutes(number(parts.group(3))));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
