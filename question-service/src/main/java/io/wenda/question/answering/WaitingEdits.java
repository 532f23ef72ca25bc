package io.wenda.question.answering;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.wenda.http.listing.Cursor;
import io.wenda.question.Keyset;
import io.wenda.question.asking.ReviewQueue.Whose;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The answers, or the comments, whose edits wait for a moderator. */
public final class WaitingEdits<P> {

    private static final String SINCE = "edits.pending.waitingSince";
    private static final String AUTHOR = "authorId";

    public static final IndexModel INDEX = new IndexModel(ascending(SINCE, "_id"), new IndexOptions().sparse(true));

    private final MongoCollection<P> posts;
    private final Bson waiting;
    private final String home;

    /**
     * @param there which of the posts are public where their home is
     * @param home the field that names it
     */
    public WaitingEdits(MongoCollection<P> posts, Bson there, String home) {
        this.posts = posts;
        this.waiting = and(Keyset.newer(SINCE, null), there);
        this.home = home;
    }

    /** The posts below which there are some, public or not. */
    public Flux<String> homes() {
        return Flux.from(posts.distinct(home, waiting, String.class));
    }

    /** Whose they are. */
    public Flux<String> authors() {
        return Flux.from(posts.distinct(AUTHOR, waiting, String.class));
    }

    /** Those below one of these posts, the oldest first, one more than asked for. */
    public Flux<P> below(Set<String> homes, Whose whose, @Nullable Cursor after, int limit) {
        return Flux.from(posts.find(whose.in(AUTHOR, SINCE, and(Keyset.newer(SINCE, after), waiting, in(home, homes))))
                .sort(Sorts.ascending(SINCE, "_id"))
                .limit(limit + 1));
    }

    /** How many there are below these posts. */
    public Mono<Long> count(Set<String> homes) {
        return Mono.from(posts.countDocuments(and(waiting, in(home, homes))));
    }

    /** How many one author has there. */
    public Mono<Long> countOf(String authorId, Set<String> homes) {
        return Mono.from(posts.countDocuments(and(eq(AUTHOR, authorId), waiting, in(home, homes))));
    }

    /** Of one author: those too that were given back or declined, or whose post is not there. */
    public Flux<P> of(String authorId) {
        return Flux.from(posts.find(and(eq(AUTHOR, authorId), ne("edits.pending", null))));
    }
}
