package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * Somebody answered a published question.
 *
 * <p>Repeats what a listener needs of the question (asker, title, tags, visibility), because this may arrive before the
 * question itself does.
 */
public record AnswerPublished(
        String questionId,
        String answerId,
        String authorId,
        String askerId,
        String title,
        List<String> tags,
        Visibility visibility,
        Instant publishedAt)
        implements QuestionEvent {

    public AnswerPublished {
        tags = List.copyOf(tags);
    }

    @Override
    public String subject() {
        return answerId;
    }
}
