package io.wenda.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post that is not public mentions members. Nothing of it is told, and who may not see it is not told of it.
 *
 * @param postId the question, the answer or the comment
 * @param postKind {@code question}, {@code answer} or {@code comment}
 * @param answerId where the post stands: the answer that it is or is a comment on; absent for the question itself
 * @param authorId who wrote the post
 * @param memberIds those whom it did not mention before, without its author
 */
public record PrivateMentioned(
        String questionId,
        String postId,
        String postKind,
        @Nullable String answerId,
        String authorId,
        String askerId,
        List<String> memberIds,
        Instant mentionedAt)
        implements ModerationEvent {

    public PrivateMentioned {
        memberIds = List.copyOf(memberIds);
    }
}
