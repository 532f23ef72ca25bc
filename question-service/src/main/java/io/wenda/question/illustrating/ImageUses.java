package io.wenda.question.illustrating;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Stored;
import io.wenda.question.text.ImageLinks;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which texts name which images: where to look for whoever may see one. Noted before a text is stored, so that none is public
 * before its images are; what is noted of a text that then was not stored, or of an image of somebody else, does no harm, as
 * who may see an image is read from the texts themselves.
 */
@Component
public class ImageUses implements Stored {

    private static final String COLLECTION = "imageUses";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /**
     * @param id image and text
     * @param textId of a question, an answer or a draft
     */
    record Use(@BsonId String id, String imageId, String textId) {}

    private final MongoCollection<Use> uses;
    private final Images images;
    private final Clock clock;

    ImageUses(MongoDatabase database, Images images, Clock clock) {
        this.uses = database.getCollection(COLLECTION, Use.class);
        this.images = images;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("imageId")), new IndexModel(ascending("textId")));
    }

    /** A text names what it names from now on. What it named before it still did. */
    public Mono<Void> note(String textId, String text) {
        Set<String> named = ImageLinks.in(text);
        return named.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(named)
                        .concatMap(imageId -> note(new Use(imageId + ":" + textId, imageId, textId)))
                        .then(Mono.defer(() -> images.used(named)));
    }

    /** An image came in: a text that names it may have come before. */
    public Mono<Void> arrived(String imageId) {
        return of(imageId).hasElements().flatMap(named -> named ? images.used(Set.of(imageId)) : Mono.empty());
    }

    private Mono<String> note(Use use) {
        return Mono.from(uses.replaceOne(eq(use.id()), use, UPSERT)).thenReturn(use.imageId());
    }

    /** A text is gone, and what only it showed is shown by none. */
    public Mono<Void> forget(String textId) {
        return Flux.from(uses.find(eq("textId", textId)))
                .concatMap(use -> Mono.from(uses.deleteOne(eq(use.id()))).then(idleUnlessUsed(use.imageId())))
                .then();
    }

    private Mono<Void> idleUnlessUsed(String imageId) {
        return of(imageId).hasElements().flatMap(used -> used ? Mono.empty() : images.idle(imageId, clock.instant()));
    }

    /** The texts that show an image, or once did. */
    public Flux<String> of(String imageId) {
        return Flux.from(uses.find(eq("imageId", imageId))).map(Use::textId);
    }
}
