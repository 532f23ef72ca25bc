package io.wenda.standalone.demo;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a question was asked, seen from the moment of the import: so the demo is always about the last 90 days.
 *
 * <p>Written {@code 12 days ago at 10:14}, {@code 35 minutes ago}, or {@code today} for what is asked when the import is
 * over.
 */
sealed interface Asked {

    Pattern DAYS = Pattern.compile("(\\d+) days? ago at (\\d{1,2}:\\d{2})");
    Pattern MINUTES = Pattern.compile("(\\d+) minutes ago");

    Instant before(Instant imported);

    record DaysAgo(int days, LocalTime time) implements Asked {

        @Override
        public Instant before(Instant imported) {
            return imported.atZone(AnsweringHours.ZONE)
                    .toLocalDate()
                    .minusDays(days)
                    .atTime(time)
                    .atZone(AnsweringHours.ZONE)
                    .toInstant();
        }
    }

    record MinutesAgo(int minutes) implements Asked {

        @Override
        public Instant before(Instant imported) {
            return imported.truncatedTo(ChronoUnit.SECONDS).minus(minutes, ChronoUnit.MINUTES);
        }
    }

    static Asked of(String written) {
        Matcher days = DAYS.matcher(written);
        if (days.matches()) {
            return new DaysAgo(
                    Integer.parseInt(days.group(1)),
                    LocalTime.parse("0".repeat(5 - days.group(2).length()) + days.group(2)));
        }
        Matcher minutes = MINUTES.matcher(written);
        if (minutes.matches()) {
            return new MinutesAgo(Integer.parseInt(minutes.group(1)));
        }
        if (written.equals("today")) {
            return new MinutesAgo(0);
        }
        throw new IllegalArgumentException("'" + written + "' is no time like 12 days ago at 10:14");
    }
}
