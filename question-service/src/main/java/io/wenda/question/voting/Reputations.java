package io.wenda.question.voting;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each member earned by what they wrote, as it was last counted. Every page says some, and mostly the same. */
@Component
public class Reputations {

    /** What another instance counted is shown after so long at most. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int KEPT_AT_MOST = 10_000;

    /** @param id of the member */
    record Reputation(@BsonId String id, int points) {}

    private final MongoCollection<Reputation> reputations;
    private final Cache<String, Integer> known = Caffeine.newBuilder()
            .maximumSize(KEPT_AT_MOST)
            .expireAfterWrite(KEPT)
            .build();

    Reputations(MongoDatabase database) {
        this.reputations = database.getCollection("reputations", Reputation.class);
    }

    /** The points of these members; nobody is missing. */
    public Mono<Map<String, Integer>> of(Collection<String> memberIds) {
        Map<String, Integer> all = new HashMap<>(known.getAllPresent(memberIds));
        Set<String> unknown = new HashSet<>(memberIds);
        unknown.removeAll(all.keySet());
        if (unknown.isEmpty()) {
            return Mono.just(all);
        }
        unknown.forEach(id -> all.put(id, 0));
        return Flux.from(reputations.find(in("_id", unknown)))
                .doOnNext(found -> all.put(found.id(), found.points()))
                .then(Mono.fromSupplier(() -> {
                    unknown.forEach(id -> known.put(id, all.getOrDefault(id, 0)));
                    return all;
                }));
    }

    Mono<Void> keep(String memberId, int points) {
        return Mono.from(reputations.updateOne(eq(memberId), set("points", points), new UpdateOptions().upsert(true)))
                .doOnTerminate(() -> known.invalidate(memberId))
                .then();
    }
}
