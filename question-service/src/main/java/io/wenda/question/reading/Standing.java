package io.wenda.question.reading;

import io.wenda.events.VoteCast.Value;
import io.wenda.question.commenting.Comment;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.voting.Vote;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the people and posts of a thread stand: who is called how, what they earned, and what the reader voted.
 *
 * @param own the reader's votes by post
 * @param comments by post, oldest first
 * @param editable comments that the reader may still change
 */
record Standing(
        Names names,
        Map<String, Integer> reputations,
        Map<String, Value> own,
        Map<String, List<Comment>> comments,
        Set<String> editable) {

    /** The comments on a post, oldest first. */
    List<Comment> on(String postId) {
        return comments.getOrDefault(postId, List.of());
    }

    /**
     * Somebody by name and reputation.
     *
     * @param name empty for who deleted their account
     * @param avatar where their picture is; absent where they have none
     * @param badge true where they let everybody see that they have abilities, and have some now; else absent
     */
    record Author(
            String id,
            @Nullable String name,
            int reputation,
            @Nullable String avatar,
            @Nullable Boolean badge) {}

    Author author(String memberId) {
        Named named = names.of(memberId);
        return new Author(memberId, named.name(), reputations.getOrDefault(memberId, 0), named.avatar(), named.badge());
    }

    /** The reader's vote on a post, if they have one. */
    @Nullable
    String voted(String postId) {
        Value value = own.get(postId);
        return value == null ? null : Vote.code(value);
    }
}
