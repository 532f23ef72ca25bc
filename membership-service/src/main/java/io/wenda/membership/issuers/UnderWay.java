package io.wenda.membership.issuers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.membership.Stored;
import java.time.Clock;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** What is kept of somebody between here and an issuer: found by the hash of a secret, and good for some minutes. */
abstract class UnderWay<T> implements Stored {

    private static final String UNTIL = "until";

    private final String name;
    private final MongoCollection<T> all;
    private final Clock clock;

    UnderWay(MongoDatabase database, String name, Class<T> kind, Clock clock) {
        this.name = name;
        this.all = database.getCollection(name, kind);
        this.clock = clock;
    }

    @Override
    public String collection() {
        return name;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending(UNTIL)));
    }

    MongoCollection<T> all() {
        return all;
    }

    /** The one with this id, unless it is too late. */
    Bson inTime(String id) {
        return and(eq(id), gt(UNTIL, clock.instant()));
    }

    Mono<Void> add(T one) {
        return Mono.from(all.insertOne(one)).then();
    }

    @Scheduled(fixedDelayString = "PT10M")
    Mono<Void> sweep() {
        return Mono.from(all.deleteMany(lt(UNTIL, clock.instant()))).then();
    }
}
