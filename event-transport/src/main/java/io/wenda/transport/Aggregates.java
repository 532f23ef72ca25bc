package io.wenda.transport;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Reads and writes one collection of aggregates. A write stores the new state and its facts in one document by one
 * operation, and then wakes the relay that tells them.
 *
 * <p>No write waits for the broker. While the broker is away facts gather in the document, up to
 * {@value Outbox#CAPACITY}; then the document refuses writes.
 *
 * <p>An update is never a replace: that would bring back facts which the relay has told and taken out meanwhile.
 */
public final class Aggregates<T extends Record & Aggregate> {

    private static final int TRIES = 20;

    /** Of two who change an aggregate at once one is first; the other decides again, on what is there then. */
    public static final Retry DECIDE_AGAIN = Retry.backoff(TRIES, Duration.ofMillis(2))
            .maxBackoff(Duration.ofMillis(50))
            .filter(StaleVersionException.class::isInstance)
            .onRetryExhaustedThrow((retries, last) -> last.failure());

    private static final Bson STATE = exclude(Outbox.FACTS, Outbox.UNTOLD_SINCE, Outbox.LEASED_UNTIL);
    private static final FindOneAndUpdateOptions RETURNING_UNTOLD = new FindOneAndUpdateOptions()
            .returnDocument(ReturnDocument.AFTER)
            .projection(include("version", Outbox.FACTS));

    private final MongoCollection<T> collection;
    private final AggregateCodec<T> codec;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    Aggregates(MongoCollection<T> collection, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.collection = collection;
        this.codec = (AggregateCodec<T>) collection.getCodecRegistry().get(collection.getDocumentClass());
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** The aggregate with this id, or empty. */
    public Mono<T> find(String id) {
        return Mono.from(collection.find(eq(id)).projection(STATE).first());
    }

    /** The aggregates with these ids, in no order; those that are absent are missing. */
    public Flux<T> findAll(Collection<String> ids) {
        return Flux.from(collection.find(in("_id", ids)).projection(STATE));
    }

    /**
     * Stores a new aggregate and its facts.
     *
     * @param first version 1
     * @return what was stored; {@link com.mongodb.DuplicateKeyException} if the id or another unique value is taken
     */
    public Mono<T> insert(T first) {
        if (first.version() != 1) {
            throw new IllegalArgumentException("a new aggregate has version 1, not " + first.version());
        }
        return Mono.defer(() -> {
            Instant now = clock.instant();
            List<Fact> facts = facts(first, now);
            BsonDocument document = outbox.fill(codec.state(first), facts, now);
            return Mono.from(outbox.documents().insertOne(document))
                    .onErrorMap(DuplicateKeys::translate)
                    .doOnNext(stored -> relay.tell(outbox, new Untold(first.id(), 1, facts)))
                    .thenReturn(first);
        });
    }

    /**
     * Stores the next version of an aggregate and its facts, if nobody else was first. Writes only the top-level fields
     * that differ between the two.
     *
     * @param before as it was read
     * @param next one version higher
     * @return {@code next}; {@link StaleVersionException} if the document is at another version or gone;
     *     {@link OutboxFullException} if too many of its facts are untold; {@link com.mongodb.DuplicateKeyException} if a
     *     unique value is taken
     */
    public Mono<T> update(T before, T next) {
        if (!next.id().equals(before.id()) || next.version() != before.version() + 1) {
            throw new IllegalArgumentException("%s version %d does not follow %s version %d"
                    .formatted(next.id(), next.version(), before.id(), before.version()));
        }
        return Mono.defer(() -> {
            Bson unchangedSince = and(
                    eq(before.id()),
                    eq("version", before.version()),
                    exists(Outbox.FACTS + "." + (Outbox.CAPACITY - 1), false));
            return Mono.from(outbox.untold().findOneAndUpdate(unchangedSince, change(before, next), RETURNING_UNTOLD))
                    .onErrorMap(DuplicateKeys::translate)
                    .switchIfEmpty(Mono.defer(() -> refusal(before)))
                    .doOnNext(untold -> relay.tell(outbox, untold))
                    .thenReturn(next);
        });
    }

    /**
     * Decides on an aggregate as it is now, and stores the outcome; again, where somebody else was faster. An outcome of the
     * same version changes nothing and is not stored.
     *
     * @param now reads it, once for each try
     * @return what is stored then; {@link StaleVersionException} where others were faster {@value #TRIES} times
     */
    public Mono<T> change(Mono<T> now, UnaryOperator<T> decision) {
        return changeBy(now, before -> Mono.fromSupplier(() -> decision.apply(before)));
    }

    /** The same, where there is something to be read first: it is read after the aggregate, so that nothing newer is missed. */
    public Mono<T> changeBy(Mono<T> now, Function<T, Mono<T>> decision) {
        return now.flatMap(before -> decision.apply(before)
                        .flatMap(next -> next.version() == before.version() ? Mono.just(before) : update(before, next)))
                .retryWhen(DECIDE_AGAIN);
    }

    private List<Fact> facts(T written, Instant now) {
        return Fact.of(collection.getNamespace().getCollectionName(), written, now);
    }

    private Bson change(T before, T next) {
        Instant now = clock.instant();
        List<Bson> changes = Changes.between(codec.state(before), codec.state(next));
        List<Fact> facts = facts(next, now);
        if (!facts.isEmpty()) {
            changes.add(Updates.pushEach(Outbox.FACTS, facts));
            changes.add(Updates.min(Outbox.UNTOLD_SINCE, now));
        }
        return Updates.combine(changes);
    }

    private Mono<Untold> refusal(T before) {
        return Mono.from(outbox.documents()
                        .find(and(eq(before.id()), eq("version", before.version())))
                        .projection(include("_id"))
                        .first())
                .<Untold>flatMap(same -> Mono.error(new OutboxFullException(outbox.name(), before.id())))
                .switchIfEmpty(
                        Mono.error(() -> new StaleVersionException(outbox.name(), before.id(), before.version())));
    }

    /** For the service's own queries and for fields that it derives by its own updates. Never for writing facts. */
    public MongoCollection<T> collection() {
        return collection;
    }
}
