package io.wenda.events;

import java.time.Instant;
import java.util.List;

/** The asker changed a question that is public; from now on it reads so. Nobody is alerted. */
public record QuestionEdited(
        String questionId,
        String askerId,
        String title,
        List<String> tags,
        Visibility visibility,
        int revision,
        Instant editedAt)
        implements QuestionEvent {

    public QuestionEdited {
        tags = List.copyOf(tags);
    }

    @Override
    public String subject() {
        return questionId;
    }
}
