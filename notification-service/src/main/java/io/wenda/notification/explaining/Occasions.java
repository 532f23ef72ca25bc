package io.wenda.notification.explaining;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What members were told of, by the id of the post. */
@Component
public class Occasions {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Occasion> occasions;

    Occasions(MongoDatabase database) {
        occasions = database.getCollection("occasions", Occasion.class);
    }

    /** Keeps those that are not there yet. */
    public Mono<Void> keep(List<Occasion> heard) {
        return Mono.from(occasions.bulkWrite(
                        heard.stream().map(this::putIfAbsent).toList(), UNORDERED))
                .then();
    }

    /** This one, or empty. */
    Mono<Occasion> find(String postId) {
        return Mono.from(occasions.find(eq("_id", postId)).first());
    }

    private UpdateOneModel<Occasion> putIfAbsent(Occasion occasion) {
        BsonDocument fields = BsonDocumentWrapper.asBsonDocument(occasion, occasions.getCodecRegistry());
        fields.remove("_id");
        return new UpdateOneModel<>(eq("_id", occasion.id()), setOnInsert(fields), UPSERT);
    }
}
