package io.wenda.notification.following;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The questions, answers and comments that were public and are not any more: nobody is told of them, and nobody follows
 * them anew.
 */
@Component
class RemovedPosts {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** @param removed false once it is restored */
    record Removal(@BsonId String id, boolean removed, Instant at) {}

    private final MongoCollection<Removal> removals;

    RemovedPosts(MongoDatabase database) {
        removals = database.getCollection("removed_questions", Removal.class);
    }

    /** Keeps that a post is gone, unless it is known to be restored since. */
    Mono<Void> gone(String postId, Instant at) {
        return keep(new Removal(postId, true, at));
    }

    /** Keeps that a post is there again, unless it is known to be removed since. */
    Mono<Void> back(String postId, Instant at) {
        return keep(new Removal(postId, false, at));
    }

    private Mono<Void> keep(Removal heard) {
        Bson same = eq("_id", heard.id());
        Bson removed = set("removed", heard.removed());
        List<UpdateOneModel<Removal>> latestWins = List.of(
                new UpdateOneModel<>(
                        same, combine(setOnInsert("removed", heard.removed()), setOnInsert("at", heard.at())), UPSERT),
                new UpdateOneModel<>(and(same, lt("at", heard.at())), combine(removed, set("at", heard.at()))));
        return Mono.from(removals.bulkWrite(latestWins)).then();
    }

    /** Which of these posts are gone. */
    Mono<Set<String>> among(Collection<String> postIds) {
        return Flux.from(removals.find(in("_id", postIds)))
                .filter(Removal::removed)
                .map(Removal::id)
                .collect(toUnmodifiableSet());
    }
}
