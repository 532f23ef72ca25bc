package io.wenda.membership.entitlement;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.membership.Stored;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Members in whose books something is just being written. Noted before the line is, and struck out when what follows from
 * it is stored: so what a dying instance leaves half done is found.
 */
@Component
class Unsettled implements Stored {

    private static final String COLLECTION = "unsettled";
    private static final int AT_ONCE = 100;

    private final MongoCollection<Row> rows;

    Unsettled(MongoDatabase database) {
        this.rows = database.getCollection(COLLECTION, Row.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("since")));
    }

    Mono<Void> note(String memberId, Instant since) {
        return Mono.from(rows.updateOne(eq(memberId), max("since", since), new UpdateOptions().upsert(true)))
                .then();
    }

    /** Not where somebody has noted it again. */
    Mono<Void> strike(String memberId, Instant since) {
        return Mono.from(rows.deleteOne(and(eq(memberId), eq("since", since)))).then();
    }

    Flux<Row> before(Instant then) {
        return Flux.from(rows.find(lt("since", then)).limit(AT_ONCE));
    }

    record Row(@BsonId String memberId, Instant since) {}
}
