package io.wenda.notification.mailing;

import io.wenda.notification.following.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a member wants mail of what, and for what their bell rings.
 *
 * @param timings by the code of a reason; a reason that is not there is {@link Timing#LATER}, so a new one is never silent
 * @param silent the codes of reasons for which the bell does not ring; absent for none, so a new one is never silent
 * @param zone of the tz database, in which mornings and quiet hours are meant
 */
record MailSettings(
        Map<String, Timing> timings,
        @Nullable Set<String> silent,
        String zone,
        @Nullable QuietHours quiet) {

    /** Of who has not said otherwise. */
    static final MailSettings FIRST = new MailSettings(Map.of(), null, "UTC", null);

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    MailSettings {
        timings = Map.copyOf(timings);
        silent = silent == null ? null : Set.copyOf(silent);
    }

    /** Hours without mail, possibly over midnight: what falls into them comes when they end. */
    record QuietHours(LocalTime from, LocalTime until) {

        boolean cover(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }
    }

    /** The same with no mail for any reason. */
    MailSettings silenced() {
        return new MailSettings(
                Arrays.stream(Reason.values())
                        .collect(Collectors.toUnmodifiableMap(Reason::code, reason -> Timing.NEVER)),
                silent,
                zone,
                quiet);
    }

    boolean rings(Reason reason) {
        return silent == null || !silent.contains(reason.code());
    }

    Timing timing(Reason reason) {
        return timings.getOrDefault(reason.code(), Timing.LATER);
    }

    /**
     * When to write of something that happened at this time, if it is unread then; empty when not at all.
     *
     * @param later how long {@link Timing#LATER} waits
     */
    Optional<Instant> due(Reason reason, Instant happened, Duration later) {
        return wanted(reason, happened, later).map(this::awake).map(ZonedDateTime::toInstant);
    }

    /** The same where quiet hours delay it; empty where they do not. */
    Optional<Instant> held(Reason reason, Instant happened, Duration later) {
        return wanted(reason, happened, later)
                .filter(time -> !awake(time).equals(time))
                .map(this::awake)
                .map(ZonedDateTime::toInstant);
    }

    private Optional<ZonedDateTime> wanted(Reason reason, Instant happened, Duration later) {
        ZonedDateTime local = happened.atZone(ZoneId.of(zone));
        return switch (timing(reason)) {
            case NOW -> Optional.of(local);
            case LATER -> Optional.of(local.plus(later));
            case DAILY -> Optional.of(morningAfter(local));
            case WEEKLY -> Optional.of(morningAfter(local).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
            case NEVER -> Optional.empty();
        };
    }

    private static ZonedDateTime morningAfter(ZonedDateTime time) {
        ZonedDateTime today = time.with(MORNING);
        return today.isAfter(time) ? today : today.plusDays(1);
    }

    private ZonedDateTime awake(ZonedDateTime time) {
        if (quiet == null || !quiet.cover(time.toLocalTime())) {
            return time;
        }
        ZonedDateTime end = time.with(quiet.until());
        return end.isAfter(time) ? end : end.plusDays(1);
    }
}
