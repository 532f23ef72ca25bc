package io.wenda.web;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/**
 * Times in words, before the browser knows better: it writes them again in the reader's own zone ({@code wenda/time}).
 * Until then clock times are UTC.
 */
public record Moments(Language language, Instant now) {

    private static final long DAYS_BY_NAME = 6;
    private static final Map<Language, Formats> FORMATS = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            FORMATS.put(language, Formats.of(language));
        }
    }

    /** Made once for each language: looking one up takes as long as the rest of a page. */
    private record Formats(
            DateTimeFormatter clock,
            DateTimeFormatter weekday,
            DateTimeFormatter day,
            DateTimeFormatter dayAndYear,
            DateTimeFormatter full) {

        static Formats of(Language language) {
            var locale = language.locale();
            return new Formats(
                    DateTimeFormatter.ofPattern("HH:mm", locale),
                    DateTimeFormatter.ofPattern("EEE", locale),
                    DateTimeFormatter.ofLocalizedPattern("MMMd").localizedBy(locale),
                    DateTimeFormatter.ofLocalizedPattern("yMMMd").localizedBy(locale),
                    DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", locale));
        }
    }

    private Formats formats() {
        return requireNonNull(FORMATS.get(language));
    }

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
        var clock = then.format(formats().clock());
        if (days == 0) {
            return clock;
        }
        if (days > 0 && days <= DAYS_BY_NAME) {
            return then.format(formats().weekday()) + " " + clock;
        }
        return then.format(
                then.getYear() == today.getYear() ? formats().day() : formats().dayAndYear());
    }

    /** A date with its year, for what is long ago: "19 Nov 2026". */
    public String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).format(formats().dayAndYear());
    }

    /** Date and time in full with the zone, for who points at a time. */
    public String full(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).format(formats().full());
    }
}
