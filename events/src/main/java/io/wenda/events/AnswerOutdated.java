package io.wenda.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer no longer holds, or holds after all.
 *
 * @param outdated false when the mark is taken back
 * @param authorId who wrote the answer; absent in what was told before authors heard of it
 * @param revision of the answer that was marked; absent likewise
 * @param title of the question; absent likewise
 */
public record AnswerOutdated(
        String questionId,
        String answerId,
        boolean outdated,
        String markedBy,
        Instant markedAt,
        @Nullable String authorId,
        @Nullable Integer revision,
        @Nullable String title)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
