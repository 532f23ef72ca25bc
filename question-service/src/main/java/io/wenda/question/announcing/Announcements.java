package io.wenda.question.announcing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.AnnouncementState;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.Keyset;
import io.wenda.question.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All that is or was announced, as new as the newest that arrived. */
@Component
public class Announcements implements Stored {

    private static final String COLLECTION = "announcements";

    private final MongoCollection<Announced> announcements;

    Announcements(MongoDatabase database) {
        this.announcements = database.getCollection(COLLECTION, Announced.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(compoundIndex(ascending("open"), Indexes.descending("publishedAt", "_id"))),
                new IndexModel(compoundIndex(ascending("open", "topic"), Indexes.descending("publishedAt", "_id"))),
                new IndexModel(Indexes.descending("changedAt")),
                new IndexModel(compoundIndex(ascending("topic"), Indexes.descending("changedAt"))));
    }

    /** Keeps the newer one of what is known and what is told, in whatever order it is told. */
    Mono<Void> learn(AnnouncementState state) {
        Announced told = Announced.of(state);
        return Mono.from(announcements.replaceOne(
                        and(eq("_id", told.id()), lt("version", told.version())),
                        told,
                        new ReplaceOptions().upsert(true)))
                .onErrorResume(Announcements::isAlreadyNewer, newer -> Mono.empty())
                .then();
    }

    /** The upsert found no older copy and then could not insert: there is one that is as new or newer. */
    private static boolean isAlreadyNewer(Throwable error) {
        return error instanceof MongoException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** This one, withdrawn or not; empty where it was never published. */
    public Mono<Announced> find(String id) {
        return Mono.from(announcements.find(eq("_id", id)).first());
    }

    /** What can be read, the newest first: of one topic or all, and only what is written in one language or anything. */
    public Mono<Page<Announced>> page(@Nullable String topic, @Nullable String language, PageRequest request) {
        List<Bson> wanted = new ArrayList<>(List.of(eq("open", true)));
        if (topic != null) {
            wanted.add(eq("topic", topic));
        }
        if (language != null) {
            wanted.add(eq("texts.language", language));
        }
        wanted.add(Keyset.older("publishedAt", request.after()));
        return Flux.from(announcements
                        .find(and(wanted))
                        .sort(Sorts.descending("publishedAt", "_id"))
                        .limit(request.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, request, row -> new Cursor(row.publishedAt(), row.id())));
    }

    /** When anything was last published, changed or withdrawn, of one topic or all; empty where nothing ever was. */
    public Mono<Instant> lastChange(@Nullable String topic) {
        return Mono.from(announcements
                        .find(topic == null ? gt("changedAt", Instant.EPOCH) : eq("topic", topic))
                        .sort(Sorts.descending("changedAt"))
                        .limit(1))
                .map(Announced::changedAt);
    }
}
