package io.wenda.events;

import java.time.Instant;

/** A comment is gone: whoever wrote it took it back, or a moderator took it away. */
public record CommentRemoved(String questionId, String postId, String commentId, String removedBy, Instant removedAt)
        implements QuestionEvent {

    @Override
    public String subject() {
        return commentId;
    }
}
