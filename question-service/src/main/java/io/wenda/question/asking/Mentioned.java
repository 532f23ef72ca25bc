package io.wenda.question.asking;

import io.wenda.events.Event;
import io.wenda.events.MembersMentioned;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members whom a post mentions, and did not mention before.
 *
 * @param postKind {@code question}, {@code answer} or {@code comment}
 * @param answerId where the post stands: the answer that it is or is a comment on; null for the question itself
 */
public record Mentioned(
        List<String> memberIds,
        String postId,
        String postKind,
        @Nullable String answerId,
        String authorId) {

    /** What is told of them now that the post is there for who may read the question; nothing where they are none. */
    public List<Event> facts(Question question, String title, Instant now) {
        List<String> others =
                memberIds.stream().filter(member -> !member.equals(authorId)).toList();
        if (others.isEmpty()) {
            return List.of();
        }
        String questionId = question.id();
        String askerId = question.askerId();
        return List.of(
                question.privacy() == null
                        ? new MembersMentioned(
                                questionId,
                                postId,
                                postKind,
                                answerId,
                                authorId,
                                askerId,
                                others,
                                title,
                                Visibility.PUBLIC,
                                now)
                        : new PrivateMentioned(questionId, postId, postKind, answerId, authorId, askerId, others, now));
    }
}
