package io.wenda.membership.issuers;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is on the way to an issuer. */
@Component
class Visits extends UnderWay<Visit> {

    Visits(MongoDatabase database, Clock clock) {
        super(database, "visits", Visit.class, clock);
    }

    /** The visit with this state, for who comes first; empty for everybody else, and when it is too late. */
    Mono<Visit> take(String state) {
        return Mono.from(all().findOneAndDelete(inTime(Visit.idOf(state))));
    }
}
