package io.wenda.http.history;

import io.wenda.http.reading.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields that lines have in common: ids, instants, numbers. What is wrong is added to the violations. */
public final class LineFields {

    /** Short ids have a digit, so that none is a word of an address. */
    private static final Pattern ID = Pattern.compile("(?=.*[0-9]|.{16})[A-Za-z0-9_-]{1,64}");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Violations violations;
    private final Instant latest;

    public LineFields(Violations violations, Instant now) {
        this.violations = violations;
        this.latest = now.plus(CLOCKS_DIFFER);
    }

    /** An id of one thing: {@code required}, {@code not-an-id}. */
    public String id(String field, @Nullable String value) {
        violations.required(field, value);
        if (value == null || ID.matcher(value).matches()) {
            return value == null ? "" : value;
        }
        violations.add(field, "not-an-id");
        return "";
    }

    /** The {@code id} of a line that is named after others: {@code required}, {@code wrong-id}. */
    public void idMadeOf(@Nullable String value, String expected) {
        violations.required("id", value);
        if (value != null && !value.equals(expected)) {
            violations.add("id", "wrong-id");
        }
    }

    /** A moment in the past, to the millisecond: {@code required}, {@code not-an-instant}, {@code out-of-range}. */
    public Instant instant(String field, @Nullable String value, Instant notBefore) {
        violations.required(field, value);
        return value == null ? notBefore : read(field, value, notBefore);
    }

    private Instant read(String field, String value, Instant notBefore) {
        try {
            Instant instant = Instant.parse(value).truncatedTo(ChronoUnit.MILLIS);
            if (!instant.isBefore(notBefore) && !instant.isAfter(latest)) {
                return instant;
            }
            violations.add(field, "out-of-range");
        } catch (DateTimeParseException e) {
            violations.add(field, "not-an-instant");
        }
        return notBefore;
    }

    /** When the thing of this line happened: {@link Instant#EPOCH} or later. */
    public Instant at(@Nullable String value) {
        return instant("at", value, Instant.EPOCH);
    }

    /** A number within bounds: {@code required}, {@code out-of-range}. */
    public int number(String field, @Nullable Integer value, int least, int most) {
        violations.required(field, value);
        if (value == null || (value >= least && value <= most)) {
            return value == null ? least : value;
        }
        violations.add(field, "out-of-range");
        return least;
    }
}
