package io.wenda.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator closed a question to new answers; it stays public.
 *
 * @param reason code of the list that declined questions have
 * @param duplicateOf the question that has the answers; absent for other reasons
 */
public record QuestionClosed(
        String questionId,
        String askerId,
        String closedBy,
        String reason,
        @Nullable String duplicateOf,
        Instant closedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
