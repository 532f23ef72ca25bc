package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.notification.following.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {

    private static final Duration LATER = Duration.ofMinutes(15);

    @Test
    void who_has_said_nothing_is_written_to_of_everything_that_stays_unread() {
        Instant noon = Instant.parse("2026-11-19T12:00:00Z");
        for (Reason reason : Reason.values()) {
            assertThat(MailSettings.FIRST.due(reason, noon, LATER)).contains(noon.plus(LATER));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOW    | Asia/Shanghai | 2026-11-19T04:00:00Z | 2026-11-19T04:00:00Z
            LATER  | Asia/Shanghai | 2026-11-19T04:00:00Z | 2026-11-19T04:15:00Z
            DAILY  | Asia/Shanghai | 2026-11-19T04:00:00Z | 2026-11-20T00:00:00Z
            DAILY  | Asia/Shanghai | 2026-11-18T23:59:59Z | 2026-11-19T00:00:00Z
            DAILY  | Asia/Shanghai | 2026-11-19T00:00:00Z | 2026-11-20T00:00:00Z
            WEEKLY | Asia/Shanghai | 2026-11-19T04:00:00Z | 2026-11-23T00:00:00Z
            WEEKLY | Asia/Shanghai | 2026-11-23T00:00:00Z | 2026-11-30T00:00:00Z
            DAILY  | Europe/Paris  | 2026-10-24T12:00:00Z | 2026-10-25T07:00:00Z
            DAILY  | Europe/Paris  | 2026-03-28T12:00:00Z | 2026-03-29T06:00:00Z
            """)
    void mail_comes_when_the_member_said_in_the_members_own_zone(
            Timing timing, String zone, Instant happened, Instant due) {
        MailSettings settings = new MailSettings(Map.of("asked", timing), null, zone, null);
        assertThat(settings.due(Reason.ASKED, happened, LATER)).contains(due);
    }

    @Test
    void never_is_never_and_only_for_that_reason() {
        Instant now = Instant.parse("2026-11-19T04:00:00Z");
        MailSettings settings = new MailSettings(Map.of("followed", Timing.NEVER), null, "UTC", null);
        assertThat(settings.due(Reason.FOLLOWED, now, LATER)).isEmpty();
        assertThat(settings.due(Reason.ASKED, now, LATER)).isPresent();
        for (Reason reason : Reason.values()) {
            assertThat(settings.silenced().due(reason, now, LATER)).isEqualTo(Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            22:00 | 07:30 | 2026-11-19T21:59:59Z | 2026-11-19T21:59:59Z
            22:00 | 07:30 | 2026-11-19T22:00:00Z | 2026-11-20T07:30:00Z
            22:00 | 07:30 | 2026-11-20T03:00:00Z | 2026-11-20T07:30:00Z
            22:00 | 07:30 | 2026-11-20T07:30:00Z | 2026-11-20T07:30:00Z
            12:00 | 14:00 | 2026-11-19T13:00:00Z | 2026-11-19T14:00:00Z
            12:00 | 14:00 | 2026-11-19T11:00:00Z | 2026-11-19T11:00:00Z
            """)
    void quiet_hours_delay_and_drop_nothing(LocalTime from, LocalTime until, Instant happened, Instant due) {
        MailSettings.@Nullable QuietHours quiet = new MailSettings.QuietHours(from, until);
        MailSettings settings = new MailSettings(Map.of("asked", Timing.NOW), null, "UTC", quiet);
        assertThat(settings.due(Reason.ASKED, happened, LATER)).contains(due);
    }

    @Test
    void a_morning_within_quiet_hours_comes_when_they_end() {
        MailSettings settings = new MailSettings(
                Map.of("asked", Timing.DAILY),
                null,
                "UTC",
                new MailSettings.QuietHours(LocalTime.of(22, 0), LocalTime.of(9, 0)));
        assertThat(settings.due(Reason.ASKED, Instant.parse("2026-11-19T12:00:00Z"), LATER))
                .contains(Instant.parse("2026-11-20T09:00:00Z"));
    }
}
