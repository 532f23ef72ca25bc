package io.wenda.transport;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the documents of one collection have yet to tell. Beside the facts a document keeps since when it has had any, and
 * until when an instance has taken it upon itself to tell them. None of these touches the document's version.
 */
final class Outbox {

    /** How many untold facts a document may hold before it refuses writes. */
    static final int CAPACITY = 100;

    static final String FACTS = "outbox";
    static final String UNTOLD_SINCE = "untoldSince";
    static final String LEASED_UNTIL = "leasedUntil";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Bson NOTHING_LEFT = combine(set(FACTS, List.of()), unset(UNTOLD_SINCE), unset(LEASED_UNTIL));

    private final MongoCollection<BsonDocument> documents;
    private final MongoCollection<Untold> untold;
    private final Codec<Fact> factCodec;

    Outbox(MongoCollection<?> collection) {
        this.documents = collection.withDocumentClass(BsonDocument.class);
        this.untold = collection.withDocumentClass(Untold.class);
        this.factCodec = collection.getCodecRegistry().get(Fact.class);
    }

    String name() {
        return documents.getNamespace().getCollectionName();
    }

    MongoCollection<BsonDocument> documents() {
        return documents;
    }

    MongoCollection<Untold> untold() {
        return untold;
    }

    /** Adds the facts to a new document. */
    BsonDocument fill(BsonDocument document, List<Fact> facts, Instant now) {
        BsonArray array = new BsonArray();
        for (Fact fact : facts) {
            BsonDocument entry = new BsonDocument();
            factCodec.encode(
                    new BsonDocumentWriter(entry),
                    fact,
                    EncoderContext.builder().build());
            array.add(entry);
        }
        document.append(FACTS, array);
        if (!facts.isEmpty()) {
            document.append(UNTOLD_SINCE, new BsonDateTime(now.toEpochMilli()));
        }
        return document;
    }

    /** For {@link #lease} and {@link #countOverdue}. Sparse: only documents that have something to tell are in it. */
    Mono<Void> createIndex() {
        return Mono.from(documents.createIndex(ascending(UNTOLD_SINCE), new IndexOptions().sparse(true)))
                .then();
    }

    /**
     * Takes one document upon this instance whose facts have waited for too long and which no other instance is telling.
     */
    Mono<Untold> lease(Instant untoldBefore, Instant now, Instant until) {
        FindOneAndUpdateOptions oldestFirst = new FindOneAndUpdateOptions()
                .sort(ascending(UNTOLD_SINCE))
                .returnDocument(ReturnDocument.AFTER)
                .projection(include("version", FACTS));
        return Mono.from(untold.findOneAndUpdate(
                and(lte(UNTOLD_SINCE, untoldBefore), not(gt(LEASED_UNTIL, now))),
                set(LEASED_UNTIL, until),
                oldestFirst));
    }

    /** How many documents have facts that have waited for too long; at most {@code limit} are counted. */
    Mono<Long> countOverdue(Instant untoldBefore, int limit) {
        return Flux.from(documents
                        .find(lte(UNTOLD_SINCE, untoldBefore))
                        .projection(include("_id"))
                        .limit(limit))
                .count();
    }

    /** All facts of these documents are told. One command in the common case that none was written meanwhile. */
    Mono<Void> told(List<Untold> all) {
        return Mono.from(documents.bulkWrite(all.stream().map(Outbox::emptying).toList(), UNORDERED))
                .filter(result -> result.getMatchedCount() < all.size())
                .flatMapMany(someChanged -> Flux.fromIterable(all))
                .concatMap(each -> takeOut(each.id(), ids(each)))
                .then();
    }

    private static UpdateOneModel<BsonDocument> emptying(Untold told) {
        Bson unchanged = and(
                eq(told.id()),
                eq("version", told.version()),
                size(FACTS, told.outbox().size()));
        return new UpdateOneModel<>(unchanged, NOTHING_LEFT);
    }

    /** These facts are told, perhaps others are not: whoever sweeps next may tell the rest. */
    Mono<Void> takeOut(String id, Collection<String> told) {
        Bson taken = combine(pull(FACTS, in("id", told)), unset(LEASED_UNTIL));
        Bson emptied = and(eq(id), size(FACTS, 0));
        return Mono.from(documents.updateOne(eq(id), taken))
                .then(Mono.from(documents.updateOne(emptied, unset(UNTOLD_SINCE))))
                .then();
    }

    private static List<String> ids(Untold untold) {
        return untold.outbox().stream().map(Fact::id).toList();
    }
}
