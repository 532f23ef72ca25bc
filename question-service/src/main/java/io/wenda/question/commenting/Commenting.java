package io.wenda.question.commenting;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.question.answering.ReviewPolicy;
import io.wenda.question.asking.EditPolicy;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Viewer;
import io.wenda.transport.Aggregates;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Commenting on what one may see, and taking one's words back. */
@Component
public class Commenting {

    private record Read(Comment comment, Post post) {}

    private final Posts posts;
    private final Comments comments;
    private final Questions questions;
    private final ReviewPolicy policy;
    private final EditPolicy edits;
    private final CommentingProperties limits;
    private final Clock clock;

    Commenting(
            Posts posts,
            Comments comments,
            Questions questions,
            ReviewPolicy policy,
            EditPolicy edits,
            CommentingProperties limits,
            Clock clock) {
        this.policy = policy;
        this.edits = edits;
        this.posts = posts;
        this.comments = comments;
        this.questions = questions;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<Comment> comment(String postId, Viewer author, IdempotencyKey key, Remark remark) {
        String authorId = author.requireId();
        String id = key.idFor(authorId, "POST /api/posts/" + postId + "/comments");
        return posts.open(postId, author)
                .map(Post::unlocked)
                .zipWhen(post -> comments.commenters(postId, post.question()))
                .flatMap(read -> heldBack(
                        read.getT1(),
                        Comment.publish(id, read.getT1(), read.getT2(), authorId, remark, clock.instant())))
                .flatMap(this::insert)
                .delayUntil(this::replied);
    }

    /** What was asked for few is read by them alone; what a moderator keeps from the public for a time, by everybody later. */
    private Mono<Comment> heldBack(Post post, Comment comment) {
        return post.question().isForEverybody()
                ? policy.holdsBackCommentOf(comment.authorId()).map(held -> held ? comment.heldBack() : comment)
                : Mono.just(comment);
    }

    /** An asker who says anything has replied. Where this instance dies before, the word of the comment does it. */
    private Mono<Question> replied(Comment comment) {
        return questions.change(
                comment.questionId(), question -> question.replied(comment.authorId(), comment.publishedAt()));
    }

    Mono<Comment> edit(String id, Remark remark, long readVersion, Viewer by) {
        return visible(id, by).flatMap(read -> comments.update(read.comment(), edited(read, remark, readVersion, by)));
    }

    private Comment edited(Read read, Remark remark, long readVersion, Viewer by) {
        Instant now = clock.instant();
        return edits.holdsBackEditsOf(by)
                ? read.comment().propose(remark, readVersion, read.post(), by, limits.editable(), now)
                : read.comment().edit(remark, readVersion, read.post(), by, limits.editable(), now);
    }

    /** Its author takes an edit back that no moderator has approved. */
    Mono<Comment> withdrawEdit(String id, Viewer by) {
        return comments.find(id)
                .filter(Comment::shown)
                .filterWhen(comment -> posts.open(comment.postId(), by).hasElement())
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(before -> comments.update(before, before.withdrawEdit(by)));
    }

    Mono<Comment> remove(String id, Viewer by) {
        return visible(id, by)
                .map(Read::comment)
                .flatMap(before -> comments.update(before, before.remove(by, clock.instant())));
    }

    /** Enough flags take it out of sight. */
    public Mono<Void> hide(String id) {
        return change(id, comment -> comment.hide(clock.instant()));
    }

    /** A moderator did not agree with the flags that took it out of sight. */
    public Mono<Void> show(String id) {
        return change(id, comment -> comment.hide(null));
    }

    /**
     * A moderator has read what waited for it. Where its post is gone meanwhile, nobody reads it; where that waits too, it is
     * read with it.
     */
    public Mono<Void> letIn(String id) {
        return comments.find(id)
                .flatMap(comment -> posts.home(comment.postId())
                        .zipWhen(post -> comments.commenters(comment.postId(), post.question())))
                .flatMap(read -> change(id, comment -> comment.letIn(read.getT1(), read.getT2(), clock.instant())));
    }

    /** A moderator agreed with those who flagged it: its words are gone. */
    public Mono<Void> takeAway(String id, String moderatorId) {
        return change(id, comment -> comment.remove(new Viewer(moderatorId, true), clock.instant()));
    }

    private Mono<Void> change(String id, UnaryOperator<Comment> decision) {
        return comments.find(id)
                .flatMap(before -> comments.update(before, decision.apply(before)))
                .retryWhen(Aggregates.DECIDE_AGAIN)
                .then();
    }

    /** One whose question they may read. */
    private Mono<Read> visible(String id, Viewer by) {
        return comments.find(id)
                .flatMap(comment ->
                        posts.open(comment.postId(), by).map(Post::unlocked).map(post -> new Read(comment, post)))
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
