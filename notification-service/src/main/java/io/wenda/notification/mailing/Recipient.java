package io.wenda.notification.mailing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A member as one writes to them.
 *
 * @param version of what membership-service told; 0 where only settings are known
 * @param email absent until it is told
 * @param token names the member in links that work without signing in; says nothing else, and never ends
 * @param settings absent where they are as at first
 * @param refused the address that does not take mail, and why; of no meaning once there is another
 * @param failed mails that came back and said nothing for good of the address, the latest
 * @param busyUntil an instance writes to the member, and none else does until then
 */
record Recipient(
        @BsonId String id,
        long version,
        @Nullable String email,
        @Nullable String language,
        String token,
        @Nullable MailSettings settings,
        @Nullable Refused refused,
        @Nullable List<Failed> failed,
        @Nullable Instant busyUntil) {

    /** So many mails that came back within a month are enough. */
    static final int ENOUGH = 5;

    private static final Duration MONTH = Duration.ofDays(30);

    /**
     * That a mail came back, for a reason that says nothing of the next one.
     *
     * @param mail its name
     */
    record Failed(String mail, String email, Instant at) {

        /** Without the address: this might be logged. */
        @Override
        public String toString() {
            return "Failed[" + at + "]";
        }
    }

    /** Whether so many mails to the address of today came back of late that it takes none. */
    boolean failsAlways(Instant now) {
        return failed != null
                && failed.stream()
                                .filter(mail -> mail.email().equals(email))
                                .filter(mail -> mail.at().isAfter(now.minus(MONTH)))
                                .map(Failed::mail)
                                .distinct()
                                .count()
                        >= ENOUGH;
    }

    /** That a mail server said it will never take mail for this address, in its words. */
    record Refused(String email, String words, Instant at) {

        /** Without the address, and without the words that may repeat it: this might be logged. */
        @Override
        public String toString() {
            return "Refused[" + at + "]";
        }
    }

    MailSettings settingsNow() {
        return settings == null ? MailSettings.FIRST : settings;
    }

    /** Why nothing can be sent, if so. */
    Optional<Refused> refusal() {
        return Optional.ofNullable(refused).filter(words -> words.email().equals(email));
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }
}
