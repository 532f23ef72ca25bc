package io.wenda.question.flagging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.PostSubmitted;
import io.wenda.http.listing.Cursor;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.Keyset;
import io.wenda.question.Refusal;
import io.wenda.question.Stored;
import io.wenda.question.asking.ReviewQueue.Whose;
import io.wenda.question.people.People;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All posts that were ever flagged, with their flags. */
@Component
public class FlaggedPosts implements Stored, Personal {

    private static final String COLLECTION = "flagged";
    private static final String WAITING = "waitingSince";
    private static final String AUTHOR = "authorId";

    private final Aggregates<Flagged> posts;
    private final People people;

    FlaggedPosts(EventTransport transport, MongoDatabase database, People people) {
        this.posts = transport.aggregates(database.getCollection(COLLECTION, Flagged.class));
        this.people = people;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending(WAITING, "_id"), new IndexOptions().sparse(true)),
                new IndexModel(ascending(AUTHOR, "held")),
                new IndexModel(ascending("members", "changedAt")),
                new IndexModel(ascending("questionId", "_id")));
    }

    /** What they told the moderators themselves, and nobody else's word. */
    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(posts.collection().find(eq("members", memberId)))
                .flatMapIterable(post -> post.flags().stream()
                        .filter(flag -> flag.memberId().equals(memberId))
                        .map(flag -> OwnLine.of("flag")
                                .with("questionId", post.questionId())
                                .with("postId", post.id())
                                .with("type", flag.type().code())
                                .with("words", flag.words())
                                .with("at", flag.at()))
                        .toList());
    }

    /** A post with its flags, or empty. */
    public Mono<Flagged> find(String id) {
        return posts.find(id);
    }

    /** Stores the first flag of a post; a duplicate key error where somebody was faster. */
    public Mono<Flagged> insert(Flagged first) {
        return posts.insert(first);
    }

    /** A post waits to be read before anybody but a moderator sees it. Saying so again changes nothing. */
    public Mono<Void> hold(PostSubmitted post) {
        return posts.insert(Flagged.held(post))
                .onErrorComplete(DuplicateKeyException.class)
                .then();
    }

    /** Decides on it as it is now, and once more if somebody else changed it meanwhile. Empty where nobody flagged it. */
    public Mono<Flagged> change(String id, UnaryOperator<Flagged> decision) {
        return posts.change(find(id), decision).onErrorResume(Refusal.SomebodyElse.class, people::naming);
    }

    /** Whose posts wait to be read for the first time. */
    public Flux<String> authorsHeld() {
        return Flux.from(
                posts.collection().distinct(AUTHOR, and(Keyset.newer(WAITING, null), eq("held", true)), String.class));
    }

    /** Those of somebody that wait to be read for the first time. */
    public Flux<Flagged> heldOf(String authorId) {
        return Flux.from(posts.collection().find(and(eq(AUTHOR, authorId), eq("held", true))));
    }

    /** The questions in which posts wait to be read for the first time, public or not. */
    public Flux<String> homesHeld() {
        return Flux.from(posts.collection()
                .distinct("questionId", and(Keyset.newer(WAITING, null), eq("held", true)), String.class));
    }

    /**
     * Those that wait for a moderator, oldest first, one more than asked for.
     *
     * @param whose of those that were never public
     * @param homes the public questions in which those are: in a private one nothing waits
     */
    public Flux<Flagged> waiting(Whose whose, Set<String> homes, @Nullable Cursor after, int limit) {
        return Flux.from(posts.collection()
                .find(and(of(whose, Keyset.newer(WAITING, after)), readIn(homes)))
                .sort(Sorts.ascending(WAITING, "_id"))
                .limit(limit + 1));
    }

    /** What people flagged belongs to nobody: those who wait are they. */
    private static Bson of(Whose whose, Bson waiting) {
        return whose.theirs()
                ? and(waiting, eq("held", true), whose.of(AUTHOR, WAITING))
                : whose.first().isEmpty() ? waiting : and(waiting, or(whose.of(AUTHOR, WAITING), ne("held", true)));
    }

    /** How many wait, those that were never public in these questions alone. */
    public Mono<Long> countWaiting(Set<String> homes) {
        return Mono.from(posts.collection().countDocuments(and(Keyset.newer(WAITING, null), readIn(homes))));
    }

    private static Bson readIn(Set<String> homes) {
        return or(ne("held", true), in("questionId", homes));
    }

    /** What somebody flagged and what was flagged or decided since then. */
    Flux<Flagged> by(String memberId, Instant since) {
        return Flux.from(posts.collection().find(and(eq("members", memberId), gte("changedAt", since))));
    }

    /** The posts of a question, itself included, that were flagged. */
    public Flux<Flagged> of(String questionId) {
        Bson ofQuestion = eq("questionId", questionId);
        return Flux.from(posts.collection().find(ofQuestion).sort(Sorts.ascending("_id")));
    }
}
