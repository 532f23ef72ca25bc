package io.wenda.question.asking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator says of a question.
 *
 * @param outcome what becomes of it
 * @param reason why it is declined, and absent otherwise
 * @param words a line to the asker, at most 1,000 characters
 * @param originalId where it was asked before; absent unless it is a duplicate
 */
public record Verdict(
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String words,
        @Nullable String originalId) {

    /** What may become of a question that was read. */
    public enum Outcome {
        APPROVE,
        REJECT,
        ASK_FOR_CHANGES,
        DUPLICATE;

        /** As the API writes it: {@code ask-for-changes}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The outcome with this code. */
        public static Optional<Outcome> of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.code().equals(code))
                    .findFirst();
        }
    }

    /** Publishes. */
    public static Verdict approve(@Nullable String words) {
        return new Verdict(Outcome.APPROVE, null, words, null);
    }

    /** Declines, for this reason. */
    public static Verdict reject(Reason reason, @Nullable String words) {
        return new Verdict(Outcome.REJECT, reason, words, null);
    }

    /** Gives it back to its asker, who changes it and sends it again. */
    public static Verdict askForChanges(String words) {
        return new Verdict(Outcome.ASK_FOR_CHANGES, null, words, null);
    }

    /** Does not publish it, as this question is the same and public. */
    public static Verdict duplicate(String originalId, @Nullable String words) {
        return new Verdict(Outcome.DUPLICATE, Reason.DUPLICATE, words, originalId);
    }

    /** As the API writes it: {@code approve}. */
    public String code() {
        return outcome.code();
    }

    /** As the API and the events write it; null unless declined. */
    public @Nullable String reasonCode() {
        return reason == null ? null : reason.code();
    }
}
