package io.wenda.question.answering;

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

/** All earlier texts of answers. */
@Component
public class EarlierAnswers implements Stored {

    private static final String COLLECTION = "earlier_answers";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<EarlierAnswer> texts;

    EarlierAnswers(MongoDatabase database) {
        this.texts = database.getCollection(COLLECTION, EarlierAnswer.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("answerId", "revision")));
    }

    /** Keeps a text; keeping it again is as good. */
    public Mono<Void> keep(EarlierAnswer earlier) {
        return Mono.from(texts.replaceOne(eq(earlier.id()), earlier, UPSERT)).then();
    }

    /** An earlier text, or empty. */
    public Mono<EarlierAnswer> find(String id) {
        return Mono.from(texts.find(eq(id)).first());
    }

    /**
     * The earlier texts of an answer, the first one first. What is kept is kept before the change: where that lost to another,
     * the text still stands, or still waits, and is no earlier one.
     */
    public Flux<EarlierAnswer> of(Answer answer) {
        return Flux.from(texts.find(eq("answerId", answer.id())).sort(Sorts.ascending("revision")))
                .filter(text -> !answer.has(text.revision()));
    }
}
