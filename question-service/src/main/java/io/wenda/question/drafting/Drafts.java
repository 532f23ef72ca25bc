package io.wenda.question.drafting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.Refusal;
import io.wenda.question.Stored;
import io.wenda.question.illustrating.ImageUses;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All drafts of all members. Nobody gets any but their own. */
@Component
class Drafts implements Stored, Personal {

    /** Of one member. */
    static final int MOST = 50;

    private static final String COLLECTION = "drafts";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<SavedDraft> drafts;
    private final ImageUses images;

    Drafts(MongoDatabase database, ImageUses images) {
        this.images = images;
        this.drafts = database.getCollection(COLLECTION, SavedDraft.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("memberId", "name")));
    }

    /** In place of what was saved under this name; {@link Refusal.TooManyDrafts} where there are as many others. */
    Mono<SavedDraft> save(SavedDraft draft) {
        return Mono.from(drafts.countDocuments(and(eq("memberId", draft.memberId()), ne("name", draft.name()))))
                .filter(others -> others < MOST)
                .switchIfEmpty(Mono.error(() -> new Refusal.TooManyDrafts(MOST)))
                .then(images.note(draft.id(), draft.body()))
                .then(Mono.from(drafts.replaceOne(eq(draft.id()), draft, UPSERT)))
                .thenReturn(draft);
    }

    /** One's own by its name, or empty. */
    Mono<SavedDraft> find(String memberId, String name) {
        return Mono.from(drafts.find(eq(SavedDraft.idOf(memberId, name))).first());
    }

    /** All of one's own, by name. */
    Flux<SavedDraft> of(String memberId) {
        return Flux.from(drafts.find(eq("memberId", memberId)).sort(Sorts.ascending("name")));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return of(memberId)
                .map(draft -> OwnLine.of("draft")
                        .with("name", draft.name())
                        .with("type", draft.type())
                        .with("title", draft.title())
                        .with("body", draft.body())
                        .with("tags", draft.tags())
                        .with("savedAt", draft.savedAt()));
    }

    @Override
    public Mono<Void> forget(String memberId) {
        return of(memberId).concatMap(draft -> forget(memberId, draft.name())).then();
    }

    Mono<Void> forget(String memberId, String name) {
        String id = SavedDraft.idOf(memberId, name);
        return Mono.from(drafts.deleteOne(eq(id))).then(images.forget(id));
    }
}
