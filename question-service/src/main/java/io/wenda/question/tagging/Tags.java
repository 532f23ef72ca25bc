package io.wenda.question.tagging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.Refusal;
import io.wenda.question.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All tags of which moderators have said anything. */
@Component
public class Tags implements Stored {

    private static final String COLLECTION = "tags";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Tag> tags;

    Tags(MongoDatabase database) {
        this.tags = database.getCollection(COLLECTION, Tag.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("synonymOf"), new IndexOptions().sparse(true)));
    }

    /** What is said of a tag, or empty. */
    public Mono<Tag> find(String name) {
        return Mono.from(tags.find(eq(name)).first());
    }

    /** The other names of a tag. */
    public Flux<String> synonymsOf(String name) {
        return Flux.from(tags.find(eq("synonymOf", name))).map(Tag::name).sort();
    }

    /** All of them, by name. */
    public Flux<Tag> all() {
        return Flux.from(tags.find().sort(Sorts.ascending("_id")));
    }

    /** In place of what was said of it. */
    public Mono<Void> put(Tag tag) {
        return Mono.from(tags.replaceOne(eq(tag.name()), tag, UPSERT)).then();
    }

    /** The same where nobody has said anything since; {@link Refusal.ChangedMeanwhile} where somebody has. */
    public Mono<Void> replace(@Nullable Tag before, Tag tag) {
        Mono<Boolean> first = before == null
                ? Mono.from(tags.insertOne(tag)).thenReturn(true).onErrorReturn(Tags::isThere, false)
                : Mono.from(tags.replaceOne(and(eq(tag.name()), eq("changedAt", before.changedAt())), tag))
                        .map(result -> result.getMatchedCount() == 1);
        return first.filter(done -> done)
                .switchIfEmpty(Mono.error(() -> new Refusal.ChangedMeanwhile(tag.version())))
                .then();
    }

    private static boolean isThere(Throwable error) {
        return error instanceof MongoException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** The synonyms of one tag are those of another from now on. */
    public Mono<Void> moveSynonyms(String from, String into) {
        return Mono.from(tags.updateMany(eq("synonymOf", from), set("synonymOf", into)))
                .then();
    }

    /** The tags that stand in place of these, where they are synonyms. */
    public Mono<Set<String>> resolved(Collection<String> names) {
        return known(names)
                .map(known -> names.stream().map(name -> resolved(name, known)).collect(toUnmodifiableSet()));
    }

    /**
     * The same in their order for whoever asks.
     *
     * @throws InvalidException {@code reserved} where one is for staff, and they are none
     */
    public Mono<List<String>> forAsker(List<String> names, boolean staff) {
        return known(names).flatMap(known -> {
            List<String> resolved =
                    names.stream().map(name -> resolved(name, known)).distinct().toList();
            return known(resolved)
                    .filter(targets -> staff || targets.values().stream().noneMatch(Tag::reserved))
                    .map(allowed -> resolved)
                    .switchIfEmpty(Mono.error(() -> InvalidException.of("tags", "reserved")));
        });
    }

    private static String resolved(String name, Map<String, Tag> known) {
        Tag tag = known.get(name);
        return tag == null || tag.synonymOf() == null ? name : tag.synonymOf();
    }

    private Mono<Map<String, Tag>> known(Collection<String> names) {
        return names.isEmpty()
                ? Mono.just(Map.of())
                : Flux.from(tags.find(in("_id", names))).collectMap(Tag::name);
    }
}
