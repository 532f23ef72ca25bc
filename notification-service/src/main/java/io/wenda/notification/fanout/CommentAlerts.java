package io.wenda.notification.fanout;

import io.wenda.events.CommentPublished;
import io.wenda.notification.following.Follows;
import io.wenda.notification.inbox.InboxRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the author of a post, and those who commented there before, of a new comment; not whoever wrote it, nor who wants
 * to hear no more of the question. Others who follow it wait for an answer, and are left alone.
 */
@Component
class CommentAlerts {

    private final Follows follows;
    private final Announcing announcing;
    private final Clock clock;

    CommentAlerts(Follows follows, Announcing announcing, Clock clock) {
        this.follows = follows;
        this.announcing = announcing;
        this.clock = clock;
    }

    Mono<Integer> tell(CommentPublished comment) {
        List<String> concerned = Stream.concat(Stream.of(comment.postAuthorId()), comment.commenters().stream())
                .filter(member -> !member.equals(comment.authorId()))
                .distinct()
                .toList();
        Instant now = clock.instant();
        return follows.goneFrom(comment.questionId(), concerned)
                .map(gone -> concerned.stream()
                        .filter(member -> !gone.contains(member))
                        .map(member -> InboxRow.of(comment, member, now))
                        .toList())
                .flatMap(rows -> announcing.announce(comment.commentId(), rows));
    }
}
