package io.wenda.question.voting;

import io.wenda.events.Event;
import io.wenda.events.VoteCast;
import io.wenda.events.VoteCast.Value;
import io.wenda.events.VoteWithdrawn;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one member thinks of one post. There is one for each pair, for ever: who takes it back leaves it behind without a
 * value.
 *
 * @param id {@code post:voter}
 * @param value null when taken back
 */
public record Vote(
        @BsonId String id,
        long version,
        String questionId,
        String postId,
        String authorId,
        String voterId,
        @Nullable Value value,
        Instant at,
        List<Event> outbox)
        implements Aggregate {

    public Vote {
        outbox = List.copyOf(outbox);
    }

    /** {@code post:voter}. */
    public static String idOf(String postId, String voterId) {
        return postId + ":" + voterId;
    }

    /** As the API and lines write it: {@code up}, {@code down}. */
    public static String code(Value value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code. */
    public static Optional<Value> value(String code) {
        return Stream.of(Value.values())
                .filter(value -> code(value).equals(code))
                .findFirst();
    }

    /** The first time; nobody votes on what they wrote themselves. */
    public static Vote first(Post post, String voterId, Value value, Instant at) {
        if (post.authorId().equals(voterId)) {
            throw new Refusal.OwnPost();
        }
        String questionId = post.question().id();
        return new Vote(
                idOf(post.id(), voterId),
                1,
                questionId,
                post.id(),
                post.authorId(),
                voterId,
                value,
                at,
                List.of(new VoteCast(questionId, post.id(), post.authorId(), value, at)));
    }

    /** They change their mind. */
    Vote cast(Value other, Instant now) {
        return other == value ? this : next(other, now, new VoteCast(questionId, postId, authorId, other, now));
    }

    Vote withdraw(Instant now) {
        return value == null ? this : next(null, now, new VoteWithdrawn(questionId, postId, authorId, now));
    }

    private Vote next(@Nullable Value other, Instant now, Event fact) {
        return new Vote(id, version + 1, questionId, postId, authorId, voterId, other, now, List.of(fact));
    }
}
