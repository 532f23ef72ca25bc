package io.wenda.question.asking;

import io.wenda.events.ProposalConcluded;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a proposal ended.
 *
 * @param words the reason, for everybody: plain text
 */
public record Conclusion(Outcome outcome, String words, String memberId, Instant at) {

    /** What becomes of a proposal. */
    public enum Outcome {
        ADOPTED,
        DECLINED;

        /** As the API writes it: {@code adopted}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The outcome with this code. */
        public static Optional<Outcome> of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.code().equals(code))
                    .findFirst();
        }
    }

    boolean is(Conclusion other) {
        return outcome == other.outcome && words.equals(other.words);
    }

    /** What is told of it. */
    ProposalConcluded fact(String questionId, String askerId, String title) {
        return new ProposalConcluded(
                questionId, askerId, memberId, title, ProposalConcluded.Outcome.valueOf(outcome.name()), at);
    }
}
