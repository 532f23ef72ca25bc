package io.wenda.question.commenting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.Stored;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.WaitingEdits;
import io.wenda.question.asking.Question;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All comments, each a document of its own. */
@Component
public class Comments implements Stored, Personal {

    private static final String COLLECTION = "comments";

    /** So many are looked through for who takes part: a talk that is longer tells its latest. */
    private static final int LATEST = 50;

    private final Aggregates<Comment> comments;

    Comments(EventTransport transport, MongoDatabase database) {
        this.comments = transport.aggregates(database.getCollection(COLLECTION, Comment.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("questionId", "publishedAt", "_id")),
                new IndexModel(ascending("postId", "publishedAt", "_id")),
                new IndexModel(ascending("authorId")),
                WaitingEdits.INDEX);
    }

    /** Stores a new comment; a duplicate key error if its id is taken. */
    public Mono<Comment> insert(Comment published) {
        return comments.insert(published);
    }

    /** A comment, removed or not; or empty. */
    public Mono<Comment> find(String id) {
        return comments.find(id);
    }

    /** Stores what somebody decided. */
    public Mono<Comment> update(Comment before, Comment next) {
        return next.version() == before.version() ? Mono.just(before) : comments.update(before, next);
    }

    /** Those whose edits moderators read. */
    public WaitingEdits<Comment> edits() {
        return new WaitingEdits<>(comments.collection(), and(eq("removedAt", null), eq("hiddenAt", null)), "postId");
    }

    /** The comments on a question and its answers, oldest first, those out of sight too; not those that were removed. */
    public Flux<Comment> about(String questionId) {
        return Flux.from(comments.collection()
                        .find(eq("questionId", questionId))
                        .sort(Sorts.ascending("publishedAt", "_id")))
                .filter(comment -> comment.removedAt() == null);
    }

    /**
     * The comments on each of these questions and its answers, oldest first, those that wait to be read too; a question
     * without any is missing. Empty where there are more than so many: then those on each page are read, {@link #on}.
     */
    public Mono<Map<String, List<Comment>>> aboutEach(Set<String> questionIds, int most) {
        return Flux.from(comments.collection()
                        .find(in("questionId", questionIds))
                        .sort(Sorts.ascending("questionId", "publishedAt", "_id"))
                        .limit(most + 1))
                .collectList()
                .filter(read -> read.size() <= most)
                .map(read -> read.stream().filter(Comments::thereOrWaiting).collect(groupingBy(Comment::questionId)));
    }

    /** The comments on these posts, oldest first, those that wait to be read too. */
    public Mono<List<Comment>> on(Collection<String> postIds) {
        return Flux.from(comments.collection()
                        .find(in("postId", postIds))
                        .sort(Sorts.ascending("postId", "publishedAt", "_id")))
                .filter(Comments::thereOrWaiting)
                .collectList();
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(comments.collection().find(eq("authorId", memberId)))
                .map(comment -> OwnLine.of("comment")
                        .with("id", comment.id())
                        .with("questionId", comment.questionId())
                        .with("postId", comment.postId())
                        .with("body", comment.body())
                        .with("editBody", Editable.editedBody(comment))
                        .with("publishedAt", comment.publishedAt())
                        .with("editedAt", comment.editedAt())
                        .with("removedAt", comment.removedAt()));
    }

    private static boolean thereOrWaiting(Comment comment) {
        return comment.shown() || comment.inReview();
    }

    /** Who commented on a post of late, as far as those read it who may read the question. */
    Mono<List<String>> commenters(String postId, Question question) {
        return Flux.from(comments.collection()
                        .find(eq("postId", postId))
                        .sort(orderBy(descending("publishedAt", "_id")))
                        .limit(LATEST))
                .filter(comment -> comment.isThereIn(question))
                .map(Comment::authorId)
                .distinct()
                .collectList();
    }
}
