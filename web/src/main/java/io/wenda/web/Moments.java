package io.wenda.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Times in words, before the browser knows better: it writes them again in the reader's own zone ({@code wenda/time}).
 * Until then clock times are UTC.
 */
public record Moments(Language language, Instant now) {

    private static final long DAYS_BY_NAME = 6;

    /** How long, in one unit: "38 min", "3 h", "5 days". */
    public String span(Instant from) {
        var length = Duration.between(from, now);
        var texts = Texts.of(language);
        if (length.toMinutes() < 1) {
            return texts.say("time.moment");
        }
        if (length.toHours() < 1) {
            return texts.say("time.minutes", "count", length.toMinutes());
        }
        if (length.toDays() < 2) {
            return texts.say("time.hours", "count", length.toHours());
        }
        return texts.say("time.days", "count", length.toDays());
    }

    /** A time of day within a week ("Thu 15:31", today "15:31"), a date before that ("19 Nov 2026"). */
    public String at(Instant instant) {
        var then = instant.atZone(ZoneOffset.UTC);
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        long days = ChronoUnit.DAYS.between(then.toLocalDate(), today);
        var clock = then.format(DateTimeFormatter.ofPattern("HH:mm", language.locale()));
        if (days == 0) {
            return clock;
        }
        if (days > 0 && days <= DAYS_BY_NAME) {
            return then.format(DateTimeFormatter.ofPattern("EEE", language.locale())) + " " + clock;
        }
        var skeleton = then.getYear() == today.getYear() ? "MMMd" : "yMMMd";
        return then.format(DateTimeFormatter.ofLocalizedPattern(skeleton).localizedBy(language.locale()));
    }

    /** Date and time in full with the zone, for who points at a time. */
    public String full(Instant instant) {
        return instant.atZone(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", language.locale()));
    }
}
