package io.wenda.question.asking;

import io.wenda.events.ReviewDecided;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator says of a question.
 *
 * @param outcome to publish it or not
 * @param reason why not; absent when approved
 * @param words a line to the asker, at most 1,000 characters
 */
public record Verdict(
        ReviewDecided.Decision outcome,
        @Nullable Reason reason,
        @Nullable String words) {

    /** Publishes. */
    public static Verdict approve(@Nullable String words) {
        return new Verdict(ReviewDecided.Decision.APPROVE, null, words);
    }

    /** Declines, for this reason. */
    public static Verdict reject(Reason reason, @Nullable String words) {
        return new Verdict(ReviewDecided.Decision.REJECT, reason, words);
    }

    /** As the API writes it: {@code approve}. */
    public String code() {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** As the API and the events write it; null when approved. */
    public @Nullable String reasonCode() {
        return reason == null ? null : reason.code();
    }
}
