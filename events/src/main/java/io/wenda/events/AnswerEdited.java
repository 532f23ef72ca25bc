package io.wenda.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer was changed; from now on it reads so.
 *
 * @param correctedBy the moderator who changed it; absent where its author did, of which nobody is alerted
 * @param title of the question; absent where its author changed it
 */
public record AnswerEdited(
        String questionId,
        String answerId,
        String authorId,
        int revision,
        Visibility visibility,
        Instant editedAt,
        @Nullable String correctedBy,
        @Nullable String title)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
