package io.wenda.membership.throttling;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Counts attempts in fixed windows: one row for each window, kind and person, incremented by the store itself.
 *
 * <p>An attempt is counted before it is made, so that many at once are not more than the limit; one that succeeded is
 * taken back. Whom a row is about is stored as a hash: no address of anybody stands in it.
 */
@Component
public class Attempts implements Stored {

    private static final String COLLECTION = "attempts";

    /** At most, from one instance to another. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private static final FindOneAndUpdateOptions MADE_IF_NEW =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Row> rows;
    private final ThrottlingSettings limits;
    private final Clock clock;

    Attempts(MongoDatabase database, ThrottlingSettings limits, Clock clock) {
        this.rows = database.getCollection(COLLECTION, Row.class);
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("until")));
    }

    /** Counts one attempt; {@link Refusal.TooManyAttempts} when the limit of this window is used up. */
    public Mono<Attempt> count(Throttled what, String who) {
        return Mono.defer(() -> {
            Limit limit = limits.of(what);
            Instant now = clock.instant();
            Instant until = endOfWindow(now, limit.per());
            String id = Ids.of(what.name(), who, until.toString());
            return increment(id, until)
                    .filter(row -> row.count() <= limit.attempts())
                    .map(row -> new Attempt(id))
                    .switchIfEmpty(Mono.error(() -> new Refusal.TooManyAttempts(Duration.between(now, until))));
        });
    }

    /** Takes an attempt back: it is held against nobody. */
    public Mono<Void> takeBack(Attempt attempt) {
        return Mono.from(rows.updateOne(eq(attempt.rowId()), inc("count", -1))).then();
    }

    /** Two first attempts at the same moment both insert; the one that came second then finds the row. */
    private Mono<Row> increment(String id, Instant until) {
        return Mono.defer(() -> Mono.from(rows.findOneAndUpdate(
                        eq(id), combine(inc("count", 1), setOnInsert("until", until)), MADE_IF_NEW)))
                .retryWhen(Retry.max(3).filter(Attempts::isDuplicate));
    }

    private static boolean isDuplicate(Throwable error) {
        return error instanceof MongoServerException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    private static Instant endOfWindow(Instant now, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
    }

    /**
     * Rows of windows that are over, by the clock of every instance. A sweep, and no expiring index: those delete nothing
     * on the embedded database.
     */
    @Scheduled(fixedDelayString = "PT10M")
    Mono<Void> sweep() {
        return Mono.from(rows.deleteMany(lt("until", clock.instant().minus(CLOCKS_DIFFER))))
                .then();
    }

    /** One that was counted. */
    public record Attempt(String rowId) {}

    record Row(@BsonId String id, int count, Instant until) {}
}
