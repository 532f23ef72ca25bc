package io.wenda.question.searching;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Stored;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every time somebody found their answer before they asked, once for each member and question. */
@Component
class Finds implements Stored {

    private static final String COLLECTION = "finds";

    private final MongoCollection<Find> finds;

    Finds(MongoDatabase database) {
        this.finds = database.getCollection(COLLECTION, Find.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("questionId")));
    }

    /** Keeps it; keeping it again is as good. */
    Mono<Void> keep(Find find) {
        return Mono.from(finds.insertOne(find))
                .onErrorComplete(error -> error instanceof MongoException refused
                        && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY)
                .then();
    }

    /** How many found this question. */
    Mono<Long> count(String questionId) {
        return Mono.from(finds.countDocuments(eq("questionId", questionId)));
    }
}
