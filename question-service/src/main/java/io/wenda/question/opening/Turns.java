package io.wenda.question.opening;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Stored;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every time the free side was closed for writing or opened. */
@Component
class Turns implements Stored {

    private static final String COLLECTION = "free_side";

    private final MongoCollection<Turn> turns;

    Turns(MongoDatabase database) {
        this.turns = database.getCollection(COLLECTION, Turn.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Sorts.ascending("at")));
    }

    Mono<Turn> last() {
        return latest(1).next().defaultIfEmpty(Turn.OPEN);
    }

    /** The newest first. */
    Flux<Turn> latest(int most) {
        return Flux.from(turns.find(gt("_id", 0L)).sort(Sorts.descending("_id")).limit(most));
    }

    /** False where somebody else was first with this number. */
    Mono<Boolean> add(Turn next) {
        return Mono.from(turns.insertOne(next))
                .thenReturn(true)
                .onErrorResume(
                        MongoWriteException.class,
                        refused -> refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                                ? Mono.just(false)
                                : Mono.error(refused));
    }
}
