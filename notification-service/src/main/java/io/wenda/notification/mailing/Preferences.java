package io.wenda.notification.mailing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.reading.Violations;
import io.wenda.notification.following.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For what a member's bell rings, and what they want to be written of, and when.
 *
 * @param mail for each reason one hears of something: {@code now}, {@code later} (if it is still unread), {@code daily},
 *     {@code weekly} or {@code never}
 * @param bell for each reason whether the bell rings; where not, the alert stands in the inbox all the same
 * @param zone of the tz database: where the member's mornings and quiet hours are
 * @param quiet without mail: what falls into them comes when they end
 * @param refused that the member's address takes no mail, until they say otherwise or change it
 * @param sending whether this community sends mail at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Preferences(
        Map<String, Timing> mail,
        Map<String, Boolean> bell,
        String zone,
        @Nullable Quiet quiet,
        @Nullable Refusal refused,
        boolean sending) {

    record Quiet(
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime until) {}

    /** @param words the mail server's */
    record Refusal(Instant at, String words) {}

    static Preferences of(Optional<Recipient> known, boolean sending) {
        MailSettings settings = known.map(Recipient::settingsNow).orElse(MailSettings.FIRST);
        MailSettings.QuietHours quiet = settings.quiet();
        Map<String, Timing> mail = new LinkedHashMap<>();
        Map<String, Boolean> bell = new LinkedHashMap<>();
        for (Reason reason : Reason.values()) {
            mail.put(reason.code(), settings.timing(reason));
            bell.put(reason.code(), settings.rings(reason));
        }
        return new Preferences(
                mail,
                bell,
                settings.zone(),
                quiet == null ? null : new Quiet(quiet.from(), quiet.until()),
                known.flatMap(Recipient::refusal)
                        .map(refused -> new Refusal(refused.at(), refused.words()))
                        .orElse(null),
                sending);
    }

    /** What somebody asks for. A reason that is not named is written of {@code later}, and the bell rings for it. */
    record Wanted(
            @Nullable Map<String, @Nullable String> mail,
            @Nullable Map<String, @Nullable Boolean> bell,
            @Nullable String zone,
            @Nullable Hours quiet) {

        private static final int LONGEST_ZONE = 60;

        /** @param from like {@code 22:00} */
        record Hours(@Nullable String from, @Nullable String until) {}

        MailSettings settings() {
            Violations violations = new Violations();
            Map<String, Timing> timings = new LinkedHashMap<>();
            if (mail == null) {
                violations.add("mail", "required");
            } else {
                mail.forEach((reason, timing) -> read(violations, reason, timing, timings));
            }
            Set<String> silent = silent(violations);
            String checkedZone = violations.line("zone", zone, 1, LONGEST_ZONE);
            if (violations.accepts("zone") && !isZone(checkedZone)) {
                violations.add("zone", "unknown-zone");
            }
            MailSettings.QuietHours hours = quiet == null ? null : hours(violations, quiet);
            violations.refuseIfAny();
            return new MailSettings(timings, silent, checkedZone, hours);
        }

        private Set<String> silent(Violations violations) {
            Map<String, @Nullable Boolean> wanted = bell == null ? Map.of() : bell;
            if (!wanted.keySet().stream().allMatch(Wanted::isReason)) {
                violations.add("bell", "unknown-reason");
            }
            return wanted.entrySet().stream()
                    .filter(reason -> Boolean.FALSE.equals(reason.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static boolean isReason(String code) {
            return Arrays.stream(Reason.values()).anyMatch(known -> known.code().equals(code));
        }

        private static void read(
                Violations violations, String reason, @Nullable String timing, Map<String, Timing> timings) {
            if (!isReason(reason)) {
                violations.add("mail", "unknown-reason");
                return;
            }
            Timing.of(timing)
                    .ifPresentOrElse(
                            known -> timings.put(reason, known),
                            () -> violations.add("mail." + reason, "unknown-timing"));
        }

        private static boolean isZone(String name) {
            try {
                return ZoneId.of(name).getId().equals(name);
            } catch (DateTimeException unknown) {
                return false;
            }
        }

        private static MailSettings.@Nullable QuietHours hours(Violations violations, Hours quiet) {
            LocalTime from = time(violations, "quiet.from", quiet.from());
            LocalTime until = time(violations, "quiet.until", quiet.until());
            if (from == null || until == null) {
                return null;
            }
            if (from.equals(until)) {
                violations.add("quiet.until", "same-as-from");
            }
            return new MailSettings.QuietHours(from, until);
        }

        private static @Nullable LocalTime time(Violations violations, String field, @Nullable String written) {
            try {
                return LocalTime.parse(written == null ? "" : written);
            } catch (DateTimeParseException e) {
                violations.add(field, "not-a-time");
                return null;
            }
        }
    }
}
