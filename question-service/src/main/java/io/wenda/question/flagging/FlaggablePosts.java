package io.wenda.question.flagging;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.Comments;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what may be flagged: everything that everybody may read. */
@Component
class FlaggablePosts {

    private final Posts posts;
    private final Comments comments;

    FlaggablePosts(Posts posts, Comments comments) {
        this.posts = posts;
        this.comments = comments;
    }

    /** A post without flags; {@link Refusal.Absent} unless everybody may read it. */
    Mono<Flagged> published(String id, Instant now) {
        return posts.published(id)
                .map(post -> of(post, now))
                .onErrorResume(Refusal.Absent.class, absent -> comment(id, now));
    }

    private Mono<Flagged> comment(String id, Instant now) {
        return comments.find(id)
                .filter(Comment::shown)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(comment -> posts.published(comment.postId())
                        .thenReturn(Flagged.unflagged(
                                id, Flagged.Kind.COMMENT, comment.questionId(), comment.authorId(), now)));
    }

    private static Flagged of(Post post, Instant now) {
        Flagged.Kind kind = post.answer() == null ? Flagged.Kind.QUESTION : Flagged.Kind.ANSWER;
        return Flagged.unflagged(post.id(), kind, post.question().id(), post.authorId(), now);
    }
}
