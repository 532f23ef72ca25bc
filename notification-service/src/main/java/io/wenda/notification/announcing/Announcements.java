package io.wenda.notification.announcing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.notification.Refusal;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import io.wenda.transport.StaleVersionException;
import io.wenda.web.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All that was ever announced, and what is to be. */
@Component
public class Announcements {

    /** What is due; the staff's list; the public's, of all topics and of one. */
    public static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("state", "publishAt")),
            new IndexModel(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("changedAt", "_id"))),
            new IndexModel(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("publishedAt", "_id"))),
            new IndexModel(Indexes.compoundIndex(
                    Indexes.ascending("state", "content.topic"), Indexes.descending("publishedAt", "_id"))));

    public static final String COLLECTION = "announcements";

    private static final int DUE_AT_ONCE = 50;

    private final Aggregates<Announcement> announcements;

    Announcements(MongoDatabase database, EventTransport transport) {
        announcements = transport.aggregates(database.getCollection(COLLECTION, Announcement.class));
    }

    /** This one in whatever state, or {@link Refusal.NoSuchAnnouncement}. */
    Mono<Announcement> require(String id) {
        return find(id).switchIfEmpty(Mono.error(Refusal.NoSuchAnnouncement::new));
    }

    /** This one in whatever state, or empty. */
    public Mono<Announcement> find(String id) {
        return announcements.find(id);
    }

    /** What is stored under its id from now on: this one, or the one that was there. */
    public Mono<Announcement> keep(Announcement first) {
        return announcements
                .insert(first)
                .onErrorResume(DuplicateKeyException.class, there -> announcements.find(first.id()));
    }

    /** Stores its next version; {@link Refusal.AnnouncementChanged} where somebody else was first. */
    Mono<Announcement> change(Announcement there, UnaryOperator<Announcement> step) {
        return Mono.fromSupplier(() -> step.apply(there))
                .flatMap(next -> announcements.update(there, next))
                .onErrorResume(
                        StaleVersionException.class,
                        late -> require(there.id())
                                .flatMap(newer -> Mono.error(new Refusal.AnnouncementChanged(newer.version()))));
    }

    /** Takes away what nobody was told of. */
    Mono<Void> discard(Announcement draft) {
        return Mono.from(announcements
                        .collection()
                        .deleteOne(
                                and(eq("_id", draft.id()), eq("version", draft.version()), eq("state", State.DRAFT))))
                .filter(result -> result.getDeletedCount() == 1)
                .switchIfEmpty(Mono.error(() -> new Refusal.AnnouncementChanged(draft.version() + 1)))
                .then();
    }

    /** What is to be published by now, the longest due first. */
    Flux<Announcement> due(Instant now) {
        return Flux.from(announcements
                .collection()
                .find(and(eq("state", State.SCHEDULED), lte("publishAt", now)))
                .sort(ascending("publishAt"))
                .limit(DUE_AT_ONCE));
    }

    /** The staff's list of one state, what was changed last first. */
    Mono<Page<Announcement>> in(State state, PageRequest request) {
        return page(List.of(eq("state", state)), "changedAt", request)
                .map(rows -> Page.of(rows, request, row -> new Cursor(row.changedAt(), row.id())));
    }

    /** What is public, the newest first: of one topic or all, and only what is written in one language or anything. */
    Mono<Page<Announcement>> published(@Nullable Topic topic, @Nullable Language language, PageRequest request) {
        List<Bson> wanted = new ArrayList<>(List.of(eq("state", State.PUBLISHED)));
        if (topic != null) {
            wanted.add(eq("content.topic", topic));
        }
        if (language != null) {
            wanted.add(eq("content.texts.language", language));
        }
        return page(wanted, "publishedAt", request)
                .map(rows ->
                        Page.of(rows, request, row -> new Cursor(Objects.requireNonNull(row.publishedAt()), row.id())));
    }

    /** All that is or was public, in the order of their ids. */
    public Flux<Announcement> all() {
        return Flux.from(announcements.collection().find().sort(ascending("_id")))
                .filter(Announcement::wasPublished);
    }

    private Mono<List<Announcement>> page(List<Bson> wanted, String by, PageRequest request) {
        List<Bson> all = new ArrayList<>(wanted);
        Cursor last = request.after();
        if (last != null) {
            all.add(and(lte(by, last.at()), or(lt(by, last.at()), lt("_id", last.id()))));
        }
        return Flux.from(announcements
                        .collection()
                        .find(and(all))
                        .sort(descending(by, "_id"))
                        .limit(request.limit() + 1))
                .collectList();
    }
}
