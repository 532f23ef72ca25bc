package io.wenda.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public post mentions members: as it became public, or since a change of it. Told before the post itself is, so that
 * whoever hears of it for more than one reason has the strongest.
 *
 * @param postId the question, the answer or the comment
 * @param postKind {@code question}, {@code answer} or {@code comment}
 * @param answerId where the post stands: the answer that it is or is a comment on; absent for the question itself
 * @param authorId who wrote the post
 * @param memberIds those whom it did not mention before, without its author
 * @param title of the question
 */
public record MembersMentioned(
        String questionId,
        String postId,
        String postKind,
        @Nullable String answerId,
        String authorId,
        String askerId,
        List<String> memberIds,
        String title,
        Visibility visibility,
        Instant mentionedAt)
        implements QuestionEvent {

    public MembersMentioned {
        memberIds = List.copyOf(memberIds);
    }

    @Override
    public String subject() {
        return postId;
    }
}
