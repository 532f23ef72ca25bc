package io.wenda.question.portraying;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.people.People;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The picture of each member who has one, in one document: of two that are sent at once one is left. Which one is shown stands
 * beside the member's name; the name of an earlier one leads to the one there is.
 */
@Component
public class Avatars implements Personal {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /**
     * @param name another for each picture
     * @param type as HTTP names it
     */
    record Avatar(String name, String type, Binary bytes) {}

    private final MongoCollection<Document> avatars;
    private final People people;

    Avatars(MongoDatabase database, People people) {
        this.avatars = database.getCollection("avatars");
        this.people = people;
    }

    Mono<Avatar> keep(String memberId, Avatar avatar) {
        Document kept = new Document("_id", memberId)
                .append("name", avatar.name())
                .append("type", avatar.type())
                .append("bytes", avatar.bytes());
        return Mono.from(avatars.replaceOne(eq(memberId), kept, UPSERT))
                .then(people.picture(memberId, avatar.name()))
                .thenReturn(avatar);
    }

    Mono<Avatar> find(String memberId) {
        return Mono.from(avatars.find(eq(memberId)).first())
                .map(kept -> new Avatar(
                        Objects.requireNonNull(kept.getString("name")),
                        Objects.requireNonNull(kept.getString("type")),
                        Objects.requireNonNull(kept.get("bytes", Binary.class))));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return find(memberId)
                .map(avatar -> OwnLine.of("picture")
                        .with("type", avatar.type())
                        .with("bytes", avatar.bytes().getData()))
                .flux();
    }

    @Override
    public Mono<Void> forget(String memberId) {
        return remove(memberId);
    }

    /** Their picture is gone. As good where they have none. */
    Mono<Void> remove(String memberId) {
        return people.picture(memberId, null)
                .then(Mono.from(avatars.deleteOne(eq(memberId))))
                .then();
    }
}
