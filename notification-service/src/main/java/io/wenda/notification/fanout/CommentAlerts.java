package io.wenda.notification.fanout;

import io.wenda.events.CommentPublished;
import io.wenda.notification.inbox.InboxRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the author of a post, and those who commented there before, of a new comment; not whoever wrote it. Others who
 * follow the question wait for an answer, and are left alone.
 */
@Component
class CommentAlerts {

    private final Announcing announcing;
    private final Clock clock;

    CommentAlerts(Announcing announcing, Clock clock) {
        this.announcing = announcing;
        this.clock = clock;
    }

    Mono<Integer> tell(CommentPublished comment) {
        Instant now = clock.instant();
        List<InboxRow> rows = Stream.concat(Stream.of(comment.postAuthorId()), comment.commenters().stream())
                .filter(member -> !member.equals(comment.authorId()))
                .distinct()
                .map(member -> InboxRow.of(comment, member, now))
                .toList();
        return announcing.announce(comment.commentId(), rows);
    }
}
