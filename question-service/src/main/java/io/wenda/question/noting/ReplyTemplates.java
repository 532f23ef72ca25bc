package io.wenda.question.noting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Refusal;
import io.wenda.question.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All replies that the staff shares. */
@Component
public class ReplyTemplates implements Stored {

    private static final String COLLECTION = "reply_templates";

    private final MongoCollection<ReplyTemplate> templates;

    ReplyTemplates(MongoDatabase database) {
        this.templates = database.getCollection(COLLECTION, ReplyTemplate.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("language", "title", "_id")));
    }

    /** Those in a language, or all; by language and title. */
    public Flux<ReplyTemplate> in(@Nullable String language) {
        return Flux.from(templates
                .find(language == null ? gte("language", "") : eq("language", language))
                .sort(Sorts.ascending("language", "title", "_id")));
    }

    /** A template, or empty. */
    public Mono<ReplyTemplate> find(String id) {
        return Mono.from(templates.find(eq(id)).first());
    }

    /** What is stored under its id from now on: this one, or the one that was there. */
    public Mono<ReplyTemplate> keep(ReplyTemplate first) {
        return Mono.from(templates.insertOne(first))
                .thenReturn(first)
                .onErrorResume(ReplyTemplates::isThere, there -> find(first.id()));
    }

    private static boolean isThere(Throwable error) {
        return error instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Stores it where it is at the version before this one; {@link Refusal.ChangedMeanwhile} where it is not. */
    Mono<ReplyTemplate> change(ReplyTemplate next) {
        return Mono.from(templates.replaceOne(and(eq(next.id()), eq("version", next.version() - 1)), next))
                .filter(done -> done.getMatchedCount() == 1)
                .map(done -> next)
                .switchIfEmpty(Mono.defer(() -> find(next.id())
                        .flatMap(there -> there.says(next)
                                ? Mono.just(there)
                                : Mono.error(new Refusal.ChangedMeanwhile(there.version())))))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    Mono<Void> remove(String id) {
        return Mono.from(templates.deleteOne(eq(id))).then();
    }
}
