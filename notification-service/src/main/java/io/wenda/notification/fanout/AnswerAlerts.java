package io.wenda.notification.fanout;

import io.wenda.events.AnswerPublished;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.InboxRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells everybody who follows a question of a new answer, except who wrote it.
 *
 * <p>Followers are read and told in ranges, so a question with a hundred thousand of them takes no more memory than one
 * with a thousand. What fails starts again at the first range, where it meets its own rows.
 */
@Component
class AnswerAlerts {

    /** Followers that are told together: one bulk write, one record. */
    static final int RANGE = 1_000;

    private static final String BEFORE_ALL = "";

    private final Follows follows;
    private final Announcing announcing;
    private final Clock clock;

    AnswerAlerts(Follows follows, Announcing announcing, Clock clock) {
        this.follows = follows;
        this.announcing = announcing;
        this.clock = clock;
    }

    /** Ends when every follower has their row and every range is announced; gives the number of rows. */
    Mono<Integer> tell(AnswerPublished answer) {
        return bothFollow(answer)
                .thenMany(ranges(answer.questionId()))
                .index()
                .concatMap(range -> tell(answer, answer.answerId() + ":" + range.getT1(), range.getT2()), 0)
                .reduce(0, Integer::sum);
    }

    /** The asker too: the answer may arrive before its question does. */
    private Mono<Void> bothFollow(AnswerPublished answer) {
        String question = answer.questionId();
        return follows.followByItself(answer.askerId(), question, Reason.ASKED, answer.publishedAt())
                .then(follows.followByItself(answer.authorId(), question, Reason.ANSWERED, answer.publishedAt()));
    }

    private Flux<List<Follow>> ranges(String questionId) {
        return rangeAfter(BEFORE_ALL, questionId)
                .expand(range -> range.size() < RANGE
                        ? Mono.empty()
                        : rangeAfter(range.getLast().memberId(), questionId));
    }

    private Mono<List<Follow>> rangeAfter(String memberId, String questionId) {
        return follows.followersAfter(memberId, questionId, RANGE);
    }

    private Mono<Integer> tell(AnswerPublished answer, String name, List<Follow> followers) {
        Instant now = clock.instant();
        List<InboxRow> rows = followers.stream()
                .filter(follower -> !follower.memberId().equals(answer.authorId()))
                .map(follower -> InboxRow.of(answer, follower.memberId(), follower.reason(), now))
                .toList();
        return announcing.announce(name, rows);
    }
}
