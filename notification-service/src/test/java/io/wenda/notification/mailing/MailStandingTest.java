package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Kind;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import io.wenda.notification.inbox.State;
import io.wenda.notification.mailing.MailSettings.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailStandingTest {

    private static final Instant CAME = Instant.parse("2026-11-19T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T07:30:00Z");
    private static final Duration LATER = Duration.ofMinutes(15);
    private static final MailSettings QUIET =
            new MailSettings(Map.of(), null, "UTC", new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30)));

    @Test
    void what_is_planned_waits_and_quiet_hours_are_named_where_they_give_that_very_time() {
        assertThat(standing(MORNING, null, QUIET).state()).isEqualTo(MailStanding.State.HELD);
        assertThat(standing(MORNING, null, MailSettings.FIRST).state()).isEqualTo(MailStanding.State.WAITING);
        assertThat(standing(MORNING.plusSeconds(1), null, QUIET).state()).isEqualTo(MailStanding.State.WAITING);
    }

    @Test
    void what_the_server_did_not_take_is_put_off_with_its_words() {
        MailStanding standing =
                standing(MORNING, new Mailed(Outcome.PUT_OFF, CAME, "451 not now", null), MailSettings.FIRST);
        assertThat(standing.state()).isEqualTo(MailStanding.State.PUT_OFF);
        assertThat(standing.at()).isEqualTo(MORNING);
        assertThat(standing.words()).isEqualTo("451 not now");
    }

    @Test
    void what_an_administrator_has_sent_again_waits_whatever_became_of_it_before() {
        assertThat(standing(MORNING, new Mailed(Outcome.SENT, CAME), MailSettings.FIRST)
                        .state())
                .isEqualTo(MailStanding.State.WAITING);
    }

    @ParameterizedTest
    @EnumSource
    void every_outcome_has_a_standing_of_its_name(Outcome outcome) {
        assertThat(standing(null, new Mailed(outcome, CAME), MailSettings.FIRST)
                        .state()
                        .code())
                .isEqualTo(outcome.code());
    }

    @Test
    void where_none_was_planned_it_says_so_and_what_the_settings_of_today_say() {
        MailStanding standing = standing(null, null, MailSettings.FIRST.silenced());
        assertThat(standing.state()).isEqualTo(MailStanding.State.NONE);
        assertThat(standing.today()).isEqualTo(Timing.NEVER);
        assertThat(MailStanding.of(row(null, null), MailSettings.FIRST, LATER, false)
                        .state())
                .isEqualTo(MailStanding.State.OFF);
    }

    @Test
    void the_server_speaks_to_administrators_alone() {
        MailStanding standing =
                standing(null, new Mailed(Outcome.SENT, CAME, "250 taken", "<id@wenda>"), MailSettings.FIRST);
        assertThat(standing.messageId()).isEqualTo("<id@wenda>");
        assertThat(standing.forMember().words()).isNull();
        assertThat(standing.forMember().messageId()).isNull();
    }

    private static MailStanding standing(@Nullable Instant mailAt, @Nullable Mailed mailed, MailSettings settings) {
        return MailStanding.of(row(mailAt, mailed), settings, LATER, true);
    }

    private static InboxRow row(@Nullable Instant mailAt, @Nullable Mailed mailed) {
        InboxRow.About about = new InboxRow.About("q", "a", "title", null, "author", null);
        return new InboxRow(
                "m:answer:a",
                "m",
                Kind.ANSWER,
                Reason.ASKED,
                about,
                State.UNSEEN,
                CAME,
                CAME,
                mailAt,
                mailed,
                null,
                null);
    }
}
