package io.wenda.notification.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.notification.Refusal;
import io.wenda.notification.following.Reason;
import io.wenda.notification.following.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every member has been told. A row is put in once, and from then on only its state moves, and only forward. */
@Component
public class Inbox implements Personal {

    /**
     * A member's rows, the newest first; as they were announced; and by state, for the count and for "seen". What is to be mailed;
     * and what was, by its mail.
     */
    public static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.compoundIndex(Indexes.ascending("memberId"), Indexes.descending("at", "_id"))),
            new IndexModel(Indexes.ascending("memberId", "announcedAt", "_id")),
            new IndexModel(Indexes.ascending("memberId", "state", "at")),
            new IndexModel(Indexes.ascending("mailAt"), new IndexOptions().sparse(true)),
            new IndexModel(Indexes.ascending("mailed.messageId"), new IndexOptions().sparse(true)));

    public static final String COLLECTION = "inbox";

    private static final int BATCH = 100;
    private static final int TIMES_KEPT = 20;

    /** Comes after an id and after the hyphen that some subjects go on with, and before any other id. */
    private static final String BEHIND_ID = ".";

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions NOT_IN_TURN = new BulkWriteOptions().ordered(false);

    private final MongoCollection<InboxRow> rows;

    Inbox(MongoDatabase database) {
        rows = database.getCollection(COLLECTION, InboxRow.class);
    }

    /**
     * Puts in those rows that are not there yet; of those that are, {@code announcedAt} moves, and a stronger reason
     * replaces a weaker.
     *
     * @return the rows as they are in the inbox now
     */
    public Mono<List<InboxRow>> put(List<InboxRow> wanted) {
        return Mono.from(rows.insertMany(wanted, UNORDERED))
                .thenReturn(wanted)
                .onErrorResume(
                        MongoBulkWriteException.class,
                        refused -> thereAlready(refused, wanted)
                                .flatMap(there ->
                                        announceAgain(there).then(raise(there)).then(stored(wanted))));
    }

    /** Those that were not put in because they are there; an error if anything else stood in the way. */
    private static Mono<List<InboxRow>> thereAlready(MongoBulkWriteException refused, List<InboxRow> wanted) {
        return refused.getWriteConcernError() != null
                        || refused.getWriteErrors().stream()
                                .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)
                ? Mono.error(refused)
                : Mono.just(refused.getWriteErrors().stream()
                        .map(error -> wanted.get(error.getIndex()))
                        .toList());
    }

    private Mono<Void> announceAgain(List<InboxRow> there) {
        return Mono.from(rows.bulkWrite(
                        there.stream()
                                .map(row -> new UpdateOneModel<InboxRow>(
                                        eq("_id", row.id()), max("announcedAt", row.announcedAt())))
                                .toList(),
                        NOT_IN_TURN))
                .then();
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

    /** What was told by this mail. */
    public Flux<InboxRow> mailedAs(String messageId) {
        return Flux.from(rows.find(eq("mailed.messageId", messageId)));
    }

    /** Writes down that this mail came back. */
    public Mono<Void> cameBack(String messageId, Mailed bounced) {
        return Mono.from(rows.updateMany(
                        and(eq("mailed.messageId", messageId), eq("mailed.outcome", Mailed.Outcome.SENT)),
                        set("mailed", bounced)))
                .then();
    }

    /** Puts off writing to the member of these, and says why. */
    public Mono<Void> mailLater(List<String> ids, Mailed notYet, Instant later) {
        return Mono.from(rows.updateMany(in("_id", ids), combine(set("mailed", notYet), set("mailAt", later))))
                .then();
    }

    /**
     * Has the member written to once more, whatever became of that before. Nothing happens while a mail waits to be sent, or
     * where the same request did it before. What tells of money is nobody's business but its member's: it is not there.
     */
    public Mono<InboxRow> mailAgain(String id, String key, String by, Instant now) {
        Mono<InboxRow> row = Mono.from(rows.find(eq("_id", id)).first())
                .filter(there -> !there.kind().isOfMoney());
        return row.filter(there -> there.mailAt() == null && !there.wasAskedFor(key))
                .flatMap(there -> Mono.from(rows.updateOne(
                        and(eq("_id", id), exists("mailAt", false), eq("mailed.at", there.mailedAt())),
                        combine(
                                set("mailAt", now),
                                pushEach(
                                        "again",
                                        List.of(new InboxRow.Again(key, by, now, there.mailed())),
                                        new PushOptions().slice(-TIMES_KEPT))))))
                .then(row)
                .switchIfEmpty(Mono.error(Refusal.NoSuchAlert::new));
    }

    /** What a member was told of this very post, but for money. Ids of rows say whom, what and about what, in this order. */
    public Flux<InboxRow> about(String memberId, String postId) {
        return Flux.fromArray(Kind.values())
                .filter(kind -> !kind.isOfMoney())
                .map(kind -> InboxRow.idOf(memberId, kind, postId))
                .concatMap(id -> rows.find(and(gte("_id", id), lt("_id", id + BEHIND_ID))))
                .filter(row -> row.posts().anyMatch(postId::equals));
    }

    /** This row of a member's. */
    public Mono<InboxRow> one(String memberId, String rowId) {
        return Mono.from(rows.find(own(memberId, rowId)).first()).switchIfEmpty(Mono.error(Refusal.NoSuchAlert::new));
    }

    /** A member's rows that were announced at this time or later, in that order. */
    Flux<InboxRow> announcedSince(String memberId, Instant time) {
        return Flux.from(rows.find(and(eq("memberId", memberId), gte("announcedAt", time)))
                .sort(ascending("announcedAt", "_id"))
                .batchSize(BATCH));
    }

    /** A member's rows of these states, the newest first. */
    Mono<Page<InboxRow>> of(String memberId, Show show, PageRequest request) {
        return Flux.from(
                        rows.find(and(eq("memberId", memberId), in("state", show.states()), olderThan(request.after())))
                                .sort(descending("at", "_id"))
                                .limit(request.limit() + 1))
                .collectList()
                .map(found -> Page.of(found, request, row -> new Cursor(row.at(), row.id())));
    }

    /** The answers to these questions that a member has not read, the oldest first. */
    Mono<List<InboxRow>> unreadAnswers(String memberId, List<String> questionIds) {
        return Flux.from(rows.find(and(
                                eq("memberId", memberId),
                                in("state", State.READ.earlier()),
                                eq("kind", Kind.ANSWER),
                                in("about.questionId", questionIds)))
                        .sort(ascending("at", "_id")))
                .filter(InboxRow::isUnreadAnswer)
                .collectList();
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(rows.find(eq("memberId", memberId)))
                .map(row -> OwnLine.of("alert")
                        .with("id", row.id())
                        .with("alert", row.kind())
                        .with("reason", row.reason().code())
                        .with("state", row.state())
                        .with("at", row.at()));
    }

    @Override
    public Mono<Void> forget(String memberId) {
        return Mono.from(rows.deleteMany(eq("memberId", memberId))).then();
    }

    Mono<Long> countUnseen(String memberId) {
        return Mono.from(rows.countDocuments(and(eq("memberId", memberId), eq("state", State.UNSEEN))));
    }

    /** Moves the rows that are there up to this one. Keeps no point in time: what comes later is unseen. */
    Mono<Void> moveUpTo(String memberId, String rowId, State to) {
        return one(memberId, rowId).flatMap(last -> move(and(eq("memberId", memberId), upTo(last)), to));
    }

    /** Moves this row. */
    Mono<Void> move(String memberId, String rowId, State to) {
        return one(memberId, rowId).flatMap(row -> move(own(memberId, rowId), to));
    }

    /** Moves this answer and those to the same question that are older and unread. */
    Mono<Void> moveThread(String memberId, String rowId, State to) {
        return one(memberId, rowId)
                .flatMap(row -> move(own(memberId, rowId), to)
                        .then(Mono.defer(() -> move(
                                and(
                                        eq("memberId", memberId),
                                        in("state", State.READ.earlier()),
                                        eq("kind", Kind.ANSWER),
                                        ne("reason", Reason.MENTIONED),
                                        eq("about.questionId", row.about().questionId()),
                                        upTo(row)),
                                to))));
    }

    /** Takes a row out of the archive, as one that was read. */
    Mono<Void> bringBack(String memberId, String rowId) {
        return one(memberId, rowId)
                .flatMap(row -> Mono.from(rows.updateOne(
                        and(own(memberId, rowId), eq("state", State.ARCHIVED)), set("state", State.READ))))
                .then();
    }

    private Mono<Void> move(Bson which, State to) {
        return Mono.from(rows.updateMany(and(which, in("state", to.earlier())), set("state", to)))
                .then();
    }

    private static Bson upTo(InboxRow last) {
        return and(lte("at", last.at()), or(lt("at", last.at()), lte("_id", last.id())));
    }

    private Mono<List<InboxRow>> stored(List<InboxRow> wanted) {
        return Flux.from(rows.find(in("_id", wanted.stream().map(InboxRow::id).toList())))
                .collectList();
    }

    /** Whoever has several ties hears once, for the strongest of them, in whatever order they are found. */
    private Mono<Void> raise(List<InboxRow> wanted) {
        Map<Why, List<String>> byReason = wanted.stream()
                .collect(groupingBy(row -> new Why(row.reason(), row.via()), mapping(InboxRow::id, toList())));
        return Flux.fromIterable(byReason.entrySet())
                .concatMap(some -> rows.updateMany(
                        and(
                                in("_id", some.getValue()),
                                in("reason", some.getKey().reason().weaker())),
                        some.getKey().change()))
                .then();
    }

    private record Why(Reason reason, @Nullable Subject via) {

        Bson change() {
            return combine(Updates.set("reason", reason), via == null ? unset("via") : Updates.set("via", via));
        }
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
