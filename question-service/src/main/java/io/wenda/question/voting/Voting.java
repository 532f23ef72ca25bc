package io.wenda.question.voting;

import com.mongodb.DuplicateKeyException;
import io.wenda.events.VoteCast.Value;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Saying what one thinks of a post, in one's own name and once: two tabs at once end as one after the other. */
@Component
class Voting {

    private static final Retry VOTE_AGAIN = Retry.backoff(20, Duration.ofMillis(2))
            .maxBackoff(Duration.ofMillis(50))
            .filter(error -> error instanceof StaleVersionException || error instanceof DuplicateKeyException)
            .onRetryExhaustedThrow((retries, last) -> last.failure());

    private final Posts posts;
    private final Votes votes;
    private final Clock clock;

    Voting(Posts posts, Votes votes, Clock clock) {
        this.posts = posts;
        this.votes = votes;
        this.clock = clock;
    }

    /** The score of the post with this vote in it. */
    Mono<Integer> cast(String postId, String voterId, Value value) {
        return posts.published(postId)
                .map(Post::unlocked)
                .flatMap(post -> cast(post, voterId, value))
                .then(score(postId));
    }

    private Mono<Vote> cast(Post post, String voterId, Value value) {
        return votes.find(Vote.idOf(post.id(), voterId))
                .flatMap(before -> votes.update(before, before.cast(value, clock.instant())))
                .switchIfEmpty(Mono.defer(() -> votes.insert(Vote.first(post, voterId, value, clock.instant()))))
                .retryWhen(VOTE_AGAIN);
    }

    /** The score of the post without this vote. */
    Mono<Integer> withdraw(String postId, String voterId) {
        return posts.published(postId)
                .map(Post::unlocked)
                .flatMap(post -> votes.find(Vote.idOf(post.id(), voterId)))
                .flatMap(before -> votes.update(before, before.withdraw(clock.instant())))
                .retryWhen(VOTE_AGAIN)
                .then(score(postId));
    }

    private Mono<Integer> score(String postId) {
        return Mono.defer(() -> votes.on(postId)).map(Tally::score);
    }
}
