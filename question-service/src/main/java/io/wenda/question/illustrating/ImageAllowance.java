package io.wenda.question.illustrating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many images somebody may send in a day: counted in one document each, in one write, so no two count as one. */
@Component
class ImageAllowance {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> sent;

    ImageAllowance(MongoDatabase database) {
        this.sent = database.getCollection("imageAllowances");
    }

    /** One more; {@link Refusal.ImagesUsedUp} where that is too many. */
    Mono<Void> take(String memberId, int perDay, Instant now) {
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        Mono<Void> another = another(memberId, today, perDay);
        return another.onErrorResume(
                Refusal.ImagesUsedUp.class,
                none -> first(memberId, today).onErrorResume(ImageAllowance::isTaken, meanwhile -> another));
    }

    private Mono<Void> another(String memberId, String today, int perDay) {
        return Mono.from(sent.updateOne(and(eq(memberId), eq("day", today), lt("count", perDay)), inc("count", 1)))
                .filter(done -> done.getMatchedCount() > 0)
                .switchIfEmpty(Mono.error(() -> new Refusal.ImagesUsedUp(perDay)))
                .then();
    }

    /** A duplicate key where the day has begun. */
    private Mono<Void> first(String memberId, String today) {
        return Mono.from(sent.updateOne(
                        and(eq(memberId), lt("day", today)), combine(set("day", today), set("count", 1)), UPSERT))
                .then();
    }

    private static boolean isTaken(Throwable error) {
        return error instanceof MongoException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
