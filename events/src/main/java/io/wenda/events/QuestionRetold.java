package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * This question is public, as it has been for a while: it came with a community's past, or everything is told once more.
 * For copies of what is public. It triggers nothing: whoever was to hear of it has heard long ago.
 *
 * @param title at most 150 characters
 * @param tags lower case, at most five
 * @param revision of the text that is public
 */
public record QuestionRetold(
        String questionId,
        String askerId,
        String title,
        List<String> tags,
        Visibility visibility,
        int revision,
        Instant submittedAt,
        Instant publishedAt)
        implements QuestionEvent {

    public QuestionRetold {
        tags = List.copyOf(tags);
    }

    @Override
    public String subject() {
        return questionId;
    }
}
