package io.wenda.question.commenting;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Commenting on what is published, and taking one's words back. */
@Component
class Commenting {

    private final Posts posts;
    private final Comments comments;
    private final Questions questions;
    private final CommentingProperties limits;
    private final Clock clock;

    Commenting(Posts posts, Comments comments, Questions questions, CommentingProperties limits, Clock clock) {
        this.posts = posts;
        this.comments = comments;
        this.questions = questions;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<Comment> comment(String postId, String authorId, IdempotencyKey key, Remark remark) {
        String id = key.idFor(authorId, "POST /api/posts/" + postId + "/comments");
        return posts.published(postId)
                .map(Post::unlocked)
                .zipWith(comments.commenters(postId))
                .map(read -> Comment.publish(id, read.getT1(), read.getT2(), authorId, remark, clock.instant()))
                .flatMap(this::insert)
                .delayUntil(this::replied);
    }

    /** An asker who says anything has replied. Where this instance dies before, the word of the comment does it. */
    private Mono<Question> replied(Comment comment) {
        return questions.change(
                comment.questionId(), question -> question.replied(comment.authorId(), comment.publishedAt()));
    }

    Mono<Comment> edit(String id, Remark remark, long readVersion, Viewer by) {
        return visible(id)
                .flatMap(before -> comments.update(
                        before, before.edit(remark, readVersion, by, limits.editable(), clock.instant())));
    }

    Mono<Comment> remove(String id, Viewer by) {
        return visible(id).flatMap(before -> comments.update(before, before.remove(by, clock.instant())));
    }

    /** One whose question everybody may read. */
    private Mono<Comment> visible(String id) {
        return comments.find(id)
                .flatMap(comment ->
                        posts.published(comment.postId()).map(Post::unlocked).thenReturn(comment))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** The comment as stored now or by the same request before. */
    private Mono<Comment> insert(Comment published) {
        return comments.insert(published)
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> comments.find(published.id())
                                .filter(earlier -> earlier.requestHash().equals(published.requestHash()))
                                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new)));
    }
}
