package io.wenda.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** When something is done that takes a while, in a community that sleeps at night. */
class AnsweringHoursTest {

    private static final String FRIDAY = "2026-10-30";
    private static final String SATURDAY = "2026-10-31";
    private static final String SUNDAY = "2026-11-01";
    private static final String MONDAY = "2026-11-02";

    @Test
    void by_day_time_simply_passes() {
        assertThat(after("14m", FRIDAY, "10:00")).isEqualTo(at(FRIDAY, "10:14"));
    }

    @Test
    void what_comes_at_night_waits_for_the_morning_and_at_weekends_for_a_later_one() {
        assertThat(after("14m", MONDAY, "03:30")).isEqualTo(at(MONDAY, "08:14"));
        assertThat(after("14m", FRIDAY, "23:40")).isEqualTo(at(SATURDAY, "10:14"));
        assertThat(after("14m", SUNDAY, "22:00")).isEqualTo(at(MONDAY, "08:14"));
    }

    @Test
    void what_is_not_done_in_the_evening_goes_on_the_next_day() {
        assertThat(after("2h", FRIDAY, "22:30")).isEqualTo(at(SATURDAY, "11:30"));
        assertThat(after("20h", FRIDAY, "08:00")).isEqualTo(at(SATURDAY, "15:00"));
    }

    @Test
    void days_are_days_of_the_calendar() {
        assertThat(after("2d 30m", FRIDAY, "10:00")).isEqualTo(at(SUNDAY, "10:30"));
        assertThat(after("1d", FRIDAY, "09:00")).isEqualTo(at(SATURDAY, "10:00"));
    }

    private static Instant after(String wait, String day, String time) {
        return AnsweringHours.after(at(day, time), Wait.of(wait));
    }

    private static Instant at(String day, String time) {
        return LocalDateTime.parse(day + "T" + time).atZone(AnsweringHours.ZONE).toInstant();
    }
}
