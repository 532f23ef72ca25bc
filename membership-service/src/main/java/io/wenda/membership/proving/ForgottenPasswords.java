package io.wenda.membership.proving;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.membership.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What was said at {@code POST /api/password-resets} and not seen to yet. It is stored alike whether the address has an
 * account or not, and looked at later: so neither the answer nor its time tells.
 */
@Component
class ForgottenPasswords implements Stored {

    private static final String COLLECTION = "forgotten_passwords";
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final MongoCollection<Forgotten> waiting;

    ForgottenPasswords(MongoDatabase database) {
        this.waiting = database.getCollection(COLLECTION, Forgotten.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("dueAt")));
    }

    Mono<Void> add(Forgotten one) {
        return Mono.from(waiting.insertOne(one)).then();
    }

    /** One that waits, for who sees to it alone for a minute; empty where none does. */
    Mono<Forgotten> claim(Instant now) {
        return Mono.from(waiting.findOneAndUpdate(lte("dueAt", now), set("dueAt", now.plus(CLAIM))));
    }

    Mono<Void> remove(Forgotten one) {
        return Mono.from(waiting.deleteOne(eq(one.id()))).then();
    }
}
