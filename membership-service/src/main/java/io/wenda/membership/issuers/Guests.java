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

/** Who has come back from an issuer, and is not in yet. */
@Component
class Guests implements Stored {

    private static final String COLLECTION = "guests";

    private final MongoCollection<Guest> guests;
    private final Clock clock;

    Guests(MongoDatabase database, Clock clock) {
        this.guests = database.getCollection(COLLECTION, Guest.class);
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

    Mono<Void> add(Guest guest) {
        return Mono.from(guests.insertOne(guest)).then();
    }

    /** The one with this ticket; empty when it is too late. */
    Mono<Guest> find(String ticket) {
        return Mono.from(guests.find(and(eq(Guest.idOf(ticket)), gt("until", clock.instant())))
                .first());
    }

    /** They are in: the ticket is good for nothing more. */
    Mono<Void> remove(Guest guest) {
        return Mono.from(guests.deleteOne(eq(guest.id()))).then();
    }

    @Scheduled(fixedDelayString = "PT10M")
    Mono<Void> sweep() {
        return Mono.from(guests.deleteMany(lt("until", clock.instant()))).then();
    }
}
