package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * A person has read a question and approved it: from now on it is public.
 *
 * @param title as approved, at most 150 characters
 * @param tags lower case, at most five
 * @param revision the revision that was read
 */
public record QuestionPublished(
        String questionId,
        String askerId,
        String title,
        List<String> tags,
        Visibility visibility,
        int revision,
        Instant submittedAt,
        Instant publishedAt)
        implements QuestionEvent {

    public QuestionPublished {
        tags = List.copyOf(tags);
    }

    @Override
    public String subject() {
        return questionId;
    }
}
