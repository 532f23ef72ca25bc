package io.wenda.question.asking;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Stored;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All earlier texts of questions. */
@Component
public class Revisions implements Stored {

    private static final String COLLECTION = "revisions";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<EarlierRevision> revisions;

    Revisions(MongoDatabase database) {
        this.revisions = database.getCollection(COLLECTION, EarlierRevision.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("questionId", "revision")));
    }

    /** Keeps a text; keeping it again is as good. */
    public Mono<Void> keep(EarlierRevision earlier) {
        return Mono.from(revisions.replaceOne(eq(earlier.id()), earlier, UPSERT))
                .then();
    }

    /** An earlier text, or empty. */
    public Mono<EarlierRevision> find(String id) {
        return Mono.from(revisions.find(eq(id)).first());
    }

    /**
     * The earlier texts of a question, the first one first. What is kept is kept before the change: where that lost to another,
     * the text still stands, or still waits, and is no earlier one.
     */
    public Flux<EarlierRevision> of(Question question) {
        return Flux.from(revisions.find(eq("questionId", question.id())).sort(Sorts.ascending("revision")))
                .filter(text -> !question.has(text.revision()));
    }
}
