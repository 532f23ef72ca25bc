package io.wenda.question.flagging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How often somebody may flag in a day. Each member has as many numbered places, and each place is taken once a day: the id
 * decides, so twelve flags at once are no more than twelve one after the other.
 */
@Component
class Allowance {

    /** @param id member and number */
    record Place(@BsonId String id, String day) {}

    private final MongoCollection<Place> places;

    Allowance(MongoDatabase database) {
        this.places = database.getCollection("flagAllowances", Place.class);
    }

    /** Takes the first free place of this day; {@link Refusal.FlagsUsedUp} where there is none. */
    Mono<Void> take(String memberId, int perDay, Instant now) {
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return Flux.range(1, perDay)
                .concatMap(number -> take(memberId + ":" + number, today), 1)
                .next()
                .switchIfEmpty(Mono.error(() -> new Refusal.FlagsUsedUp(perDay)))
                .then();
    }

    private Mono<Place> take(String id, String today) {
        return Mono.from(places.findOneAndUpdate(
                        and(eq(id), lt("day", today)),
                        set("day", today),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .onErrorComplete(error -> error instanceof MongoException refused
                        && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY);
    }
}
