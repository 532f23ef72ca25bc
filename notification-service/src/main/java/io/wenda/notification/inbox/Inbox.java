package io.wenda.notification.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.notification.Refusal;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every member has been told. A row is put in once, and from then on only its state moves, and only forward. */
@Component
public class Inbox {

    /** A member's rows, the newest first; as they were announced; and by state, for the count and for "seen". */
    public static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.compoundIndex(Indexes.ascending("memberId"), Indexes.descending("at", "_id"))),
            new IndexModel(Indexes.ascending("memberId", "announcedAt", "_id")),
            new IndexModel(Indexes.ascending("memberId", "state", "at")),
            new IndexModel(Indexes.ascending("mailAt"), new IndexOptions().sparse(true)));

    public static final String COLLECTION = "inbox";

    private static final int BATCH = 100;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<InboxRow> rows;

    Inbox(MongoDatabase database) {
        rows = database.getCollection(COLLECTION, InboxRow.class);
    }

    /**
     * Puts in those rows that are not there yet; of those that are, only {@code announcedAt} moves.
     *
     * @return the rows as they are in the inbox now
     */
    public Mono<List<InboxRow>> put(List<InboxRow> wanted) {
        return Mono.from(rows.bulkWrite(wanted.stream().map(this::putIfAbsent).toList(), UNORDERED))
                .filter(result -> result.getUpserts().size() == wanted.size())
                .map(allAreNew -> wanted)
                .switchIfEmpty(Mono.defer(() -> stored(wanted)));
    }

    /** What members are to be written to of by now, the longest due first. */
    public Mono<List<InboxRow>> dueForMail(Instant now, int limit) {
        return Flux.from(rows.find(lte("mailAt", now)).sort(ascending("mailAt")).limit(limit))
                .collectList();
    }

    /** These rows as they are now. */
    public Mono<List<InboxRow>> now(List<String> ids) {
        return Flux.from(rows.find(in("_id", ids)).sort(ascending("_id"))).collectList();
    }

    /** Writes down what became of writing to the member of these; they are not due any more. */
    public Mono<Void> mailed(List<String> ids, Mailed mailed) {
        return Mono.from(rows.updateMany(in("_id", ids), combine(set("mailed", mailed), unset("mailAt"))))
                .then();
    }

    /** Puts off writing to the member of these. */
    public Mono<Void> mailAt(List<String> ids, Instant later) {
        return Mono.from(rows.updateMany(in("_id", ids), set("mailAt", later))).then();
    }

    /** A member's rows that were announced at this time or later, in that order. */
    Flux<InboxRow> announcedSince(String memberId, Instant time) {
        return Flux.from(rows.find(and(eq("memberId", memberId), gte("announcedAt", time)))
                .sort(ascending("announcedAt", "_id"))
                .batchSize(BATCH));
    }

    /** A member's rows, the newest first. */
    Mono<Page<InboxRow>> of(String memberId, PageRequest request) {
        return Flux.from(rows.find(and(eq("memberId", memberId), olderThan(request.after())))
                        .sort(descending("at", "_id"))
                        .limit(request.limit() + 1))
                .collectList()
                .map(found -> Page.of(found, request, row -> new Cursor(row.at(), row.id())));
    }

    Mono<Long> countUnseen(String memberId) {
        return Mono.from(rows.countDocuments(and(eq("memberId", memberId), eq("state", State.UNSEEN))));
    }

    /** Flags the rows that are there up to this one. Keeps no point in time: what comes later is unseen. */
    Mono<Void> seeUpTo(String memberId, String rowId) {
        return one(memberId, rowId)
                .flatMap(last -> Mono.from(rows.updateMany(
                        and(
                                eq("memberId", memberId),
                                eq("state", State.UNSEEN),
                                lte("at", last.at()),
                                or(lt("at", last.at()), lte("_id", last.id()))),
                        set("state", State.SEEN))))
                .then();
    }

    Mono<Void> read(String memberId, String rowId) {
        return Mono.from(rows.updateOne(own(memberId, rowId), set("state", State.READ)))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(Refusal.NoSuchAlert::new))
                .then();
    }

    private Mono<InboxRow> one(String memberId, String rowId) {
        return Mono.from(rows.find(own(memberId, rowId)).first()).switchIfEmpty(Mono.error(Refusal.NoSuchAlert::new));
    }

    private Mono<List<InboxRow>> stored(List<InboxRow> wanted) {
        return Flux.from(rows.find(in("_id", wanted.stream().map(InboxRow::id).toList())))
                .collectList();
    }

    private UpdateOneModel<InboxRow> putIfAbsent(InboxRow row) {
        BsonDocument fields = BsonDocumentWrapper.asBsonDocument(row, rows.getCodecRegistry());
        fields.remove("_id");
        fields.remove("announcedAt");
        return new UpdateOneModel<>(
                eq("_id", row.id()), combine(setOnInsert(fields), max("announcedAt", row.announcedAt())), UPSERT);
    }

    private static Bson olderThan(@Nullable Cursor last) {
        return last == null
                ? Filters.empty()
                : and(lte("at", last.at()), or(lt("at", last.at()), lt("_id", last.id())));
    }

    private static Bson own(String memberId, String rowId) {
        return and(eq("_id", rowId), eq("memberId", memberId));
    }
}
