package io.wenda.question.asking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator says of a question.
 *
 * @param outcome what becomes of it
 * @param reason why not, a code of the community's list; absent where it is published
 * @param words a line to the asker, at most 1,000 characters
 * @param originalId where it was asked before; absent unless it is a duplicate
 */
public record Verdict(
        Outcome outcome,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String originalId) {

    private static final String ASKED_BEFORE = "duplicate";

    public Verdict {
        reason = reason == null ? null : Reasons.code(reason);
    }

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
    public static Verdict reject(String reason, @Nullable String words) {
        return new Verdict(Outcome.REJECT, reason, words, null);
    }

    /** Gives it back to its asker, who changes it and sends it again. */
    public static Verdict askForChanges(@Nullable String reason, @Nullable String words) {
        return new Verdict(Outcome.ASK_FOR_CHANGES, reason, words, null);
    }

    /** Does not publish it, as this question is the same and public. */
    public static Verdict duplicate(String originalId, @Nullable String words) {
        return new Verdict(Outcome.DUPLICATE, ASKED_BEFORE, words, originalId);
    }

    /** As the API writes it: {@code approve}. */
    public String code() {
        return outcome.code();
    }

    /** Whether the question stays with its asker for good, unless they have something to say to that. */
    public boolean declines() {
        return outcome == Outcome.REJECT || outcome == Outcome.DUPLICATE;
    }
}
