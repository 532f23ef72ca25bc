package io.wenda.notification.explaining;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What members were told of, by the id of the post; and what concerned one of them alone. */
@Component
public class Occasions {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /** Comes after the colon with which the prefix of an id ends. */
    private static final char BEHIND_COLON = ':' + 1;

    private final MongoCollection<Occasion> occasions;
    private final MongoCollection<Concern> concerns;

    Occasions(MongoDatabase database) {
        occasions = database.getCollection("occasions", Occasion.class);
        concerns = database.getCollection("concerns", Concern.class);
    }

    /** Keeps those that are not there yet. */
    public Mono<Void> keep(List<Occasion> heard) {
        return putIfAbsent(occasions, heard, Occasion::id);
    }

    /** The same of what concerned one member. */
    public Mono<Void> keepConcerns(List<Concern> heard) {
        return heard.isEmpty() ? Mono.empty() : putIfAbsent(concerns, heard, Concern::id);
    }

    /** What of this post concerned this member alone, the first first. */
    Flux<Concern> concerning(String memberId, String postId) {
        String prefix = Concern.prefix(postId, memberId);
        String behind = prefix.substring(0, prefix.length() - 1) + BEHIND_COLON;
        return Flux.from(concerns.find(and(gte("_id", prefix), lt("_id", behind))))
                .sort(Comparator.comparing(Concern::at));
    }

    /** This one, or empty. */
    Mono<Occasion> find(String postId) {
        return Mono.from(occasions.find(eq("_id", postId)).first());
    }

    private static <T> Mono<Void> putIfAbsent(MongoCollection<T> into, List<T> heard, Function<T, String> id) {
        List<UpdateOneModel<T>> writes = heard.stream()
                .map(each -> {
                    BsonDocument fields = BsonDocumentWrapper.asBsonDocument(each, into.getCodecRegistry());
                    fields.remove("_id");
                    return new UpdateOneModel<T>(eq("_id", id.apply(each)), setOnInsert(fields), UPSERT);
                })
                .toList();
        return Mono.from(into.bulkWrite(writes, UNORDERED)).then();
    }
}
