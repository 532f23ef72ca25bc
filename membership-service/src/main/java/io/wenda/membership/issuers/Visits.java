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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is on the way to an issuer. */
@Component
class Visits implements Stored {

    private static final String COLLECTION = "visits";

    private final MongoCollection<Visit> visits;
    private final Clock clock;

    Visits(MongoDatabase database, Clock clock) {
        this.visits = database.getCollection(COLLECTION, Visit.class);
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

    Mono<Void> add(Visit visit) {
        return Mono.from(visits.insertOne(visit)).then();
    }

    /** The visit with this state, for who comes first; empty for everybody else, and when it is too late. */
    Mono<Visit> take(String state) {
        return Mono.from(visits.findOneAndDelete(and(eq(Visit.idOf(state)), gt("until", clock.instant()))));
    }

    @Scheduled(fixedDelayString = "PT10M")
    Mono<Void> sweep() {
        return Mono.from(visits.deleteMany(lt("until", clock.instant()))).then();
    }
}
