package io.wenda.question.moderating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.Keyset;
import io.wenda.question.Stored;
import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Question;
import io.wenda.question.flagging.Flagged;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every decision that was ever made, whatever became of the question since. Entries are added and read, never changed and
 * never taken away: nothing here could.
 */
@Component
public class Audit implements Stored {

    private static final String COLLECTION = "audit";
    private static final String AT = "at";

    private final MongoCollection<AuditEntry> entries;

    Audit(MongoDatabase database) {
        this.entries = database.getCollection(COLLECTION, AuditEntry.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(descending(AT, "_id")),
                new IndexModel(ascending("moderatorId", AT, "_id")),
                new IndexModel(ascending("authorId", AT, "_id")));
    }

    /** Adds what was decided on a question and is not here yet. */
    public Mono<Void> keep(Question question) {
        return Flux.fromStream(AuditEntry.of(question)).concatMap(this::add, 0).then();
    }

    /** Adds what was decided on the edits of an answer or a comment and is not here yet. */
    public Mono<Void> keep(Editable<?> post) {
        return Flux.fromStream(() -> AuditEntry.of(post))
                .concatMap(this::add, 0)
                .then();
    }

    /** Adds what was decided on the flags of a post and is not here yet. */
    public Mono<Void> keep(Flagged post) {
        return Flux.fromStream(AuditEntry.of(post)).concatMap(this::add, 0).then();
    }

    /**
     * Adds what a moderator says of a tag, before it is so: whoever dies in between leaves no change without an entry.
     *
     * @param decision {@code described}, {@code reserved} or {@code merged}
     * @param words what it is about, or the tag that stands in its place
     */
    public Mono<Void> keepTag(String tag, String decision, String words, String moderatorId, Instant at) {
        return add(AuditEntry.ofTag(tag, decision, words, moderatorId, at));
    }

    private Mono<Void> add(AuditEntry entry) {
        return Mono.from(entries.insertOne(entry))
                .onErrorComplete(error -> error instanceof MongoException refused
                        && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY)
                .then();
    }

    /** The newest first. */
    Mono<Page<AuditEntry>> page(Bson wanted, PageRequest request) {
        return Flux.from(entries.find(and(wanted, Keyset.older(AT, request.after())))
                        .sort(Sorts.descending(AT, "_id"))
                        .limit(request.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, request, row -> new Cursor(row.at(), row.id())));
    }

    /** All of them, the newest first. */
    Flux<AuditEntry> all(Bson wanted) {
        return Flux.from(entries.find(and(wanted, Keyset.older(AT, null))).sort(Sorts.descending(AT, "_id")));
    }

    /** The newest of them since then. */
    Flux<AuditEntry> since(Instant begin, int most) {
        return Flux.from(
                entries.find(gte(AT, begin)).sort(Sorts.descending(AT, "_id")).limit(most));
    }
}
