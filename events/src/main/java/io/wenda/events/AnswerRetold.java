package io.wenda.events;

import java.time.Instant;

/**
 * This answer is public, as it has been for a while: it came with a community's past. For copies of what is public. It
 * triggers nothing: whoever was to hear of it has heard long ago.
 */
public record AnswerRetold(
        String questionId, String answerId, String authorId, Visibility visibility, Instant publishedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return answerId;
    }
}
