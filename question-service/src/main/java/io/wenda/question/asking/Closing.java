package io.wenda.question.asking;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A moderator closed a question to new answers.
 *
 * @param duplicateOf the question that has the answers; absent for any other reason
 */
public record Closing(Reason reason, @Nullable String duplicateOf, String memberId, Instant at) {

    boolean is(Closing other) {
        return reason == other.reason && Objects.equals(duplicateOf, other.duplicateOf);
    }
}
