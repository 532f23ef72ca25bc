package io.wenda.membership.issuers;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who has come back from an issuer, and is not in yet. */
@Component
class Guests extends UnderWay<Guest> {

    Guests(MongoDatabase database, Clock clock) {
        super(database, "guests", Guest.class, clock);
    }

    /** The one with this ticket; empty when it is too late. */
    Mono<Guest> find(String ticket) {
        return Mono.from(all().find(inTime(Guest.idOf(ticket))).first());
    }

    /** They are in: the ticket is good for nothing more. */
    Mono<Void> remove(Guest guest) {
        return Mono.from(all().deleteOne(eq(guest.id()))).then();
    }
}
