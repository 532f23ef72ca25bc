package io.wenda.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the people of the imaginary community are awake: workdays from 8 to 23, at weekends from 10 to 22, in Shanghai. */
final class AnsweringHours {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private AnsweringHours() {}

    /** So many days later, and then so much time of open hours: what begins at night waits for the morning. */
    static Instant after(Instant start, Wait wait) {
        ZonedDateTime time = start.atZone(ZONE).plusDays(wait.days());
        Duration left = wait.open();
        while (true) {
            LocalDate day = time.toLocalDate();
            time = later(time, day.atTime(opens(day), 0).atZone(ZONE));
            Duration open = Duration.between(time, day.atTime(closes(day), 0).atZone(ZONE));
            if (open.compareTo(left) >= 0) {
                return time.plus(left).toInstant();
            }
            left = open.isNegative() ? left : left.minus(open);
            time = day.plusDays(1).atStartOfDay(ZONE);
        }
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static int opens(LocalDate day) {
        return isWeekend(day) ? 10 : 8;
    }

    private static int closes(LocalDate day) {
        return isWeekend(day) ? 22 : 23;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
