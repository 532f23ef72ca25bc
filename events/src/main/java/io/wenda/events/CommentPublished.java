package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * Somebody commented on a published question or an answer to it.
 *
 * @param postId the question or the answer
 * @param postAuthorId who wrote that
 * @param commenters who commented there before, the latest ones; without whoever does now
 * @param title of the question
 */
public record CommentPublished(
        String questionId,
        String postId,
        String commentId,
        String authorId,
        String postAuthorId,
        List<String> commenters,
        String title,
        Visibility visibility,
        Instant publishedAt)
        implements QuestionEvent {

    public CommentPublished {
        commenters = List.copyOf(commenters);
    }

    @Override
    public String subject() {
        return commentId;
    }
}
