package io.wenda.notification.mailing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far writing to a member of one alert has come.
 *
 * @param at when it is sent, or since when it stands so; absent where no mail was planned
 * @param today what the member's settings say today of such alerts: they may have been others then
 * @param words of the mail server, with addresses masked; for administrators
 * @param messageId of the mail that was sent; for administrators
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailStanding(
        State state,
        @Nullable Instant at,
        Timing today,
        @Nullable String words,
        @Nullable String messageId) {

    /** The outcomes of {@link Outcome}, and what comes before them. */
    public enum State {
        /** It is sent then, if it is unread. */
        WAITING,
        /** The same, but that quiet hours hold it until then. */
        HELD,
        /** The mail server could not take it; it is tried again then. */
        PUT_OFF,
        SENT,
        READ_BEFORE,
        GONE,
        UNWANTED,
        NO_ADDRESS,
        /** It came back: it was not delivered. */
        BOUNCED,
        REFUSED,
        GIVEN_UP,
        /** None was planned when the alert came. */
        NONE,
        /** This community sends no mail. */
        OFF;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What stands in the row. Quiet hours are named only where the settings of today give the very time that is planned.
     *
     * @param later how long {@link Timing#LATER} waits
     * @param sending whether this community sends mail
     */
    static MailStanding of(InboxRow row, MailSettings settings, Duration later, boolean sending) {
        @Nullable Mailed mailed = row.mailed();
        @Nullable Instant planned = row.mailAt();
        Timing today = settings.timing(row.reason());
        if (planned != null && mailed != null && mailed.outcome() == Outcome.PUT_OFF) {
            return new MailStanding(State.PUT_OFF, planned, today, mailed.words(), null);
        }
        if (planned != null) {
            boolean held = settings.held(row.reason(), row.at(), later).equals(Optional.of(planned));
            return new MailStanding(held ? State.HELD : State.WAITING, planned, today, null, null);
        }
        return mailed == null
                ? new MailStanding(sending ? State.NONE : State.OFF, null, today, null, null)
                : new MailStanding(
                        State.valueOf(mailed.outcome().name()), mailed.at(), today, mailed.words(), mailed.messageId());
    }

    /** As its member sees it. */
    public MailStanding forMember() {
        return new MailStanding(state, at, today, null, null);
    }

    MailStanding masked(@Nullable String email) {
        return new MailStanding(state, at, today, words == null ? null : Masked.words(words, email), messageId);
    }
}
