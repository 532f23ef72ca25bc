package io.wenda.notification.webhooks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
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

/** What webhooks were told, are being told, and could not be told. */
@Component
public class Deliveries {

    /** What is due, of all and of one webhook; a webhook's log; what waits about a question; and by age. */
    public static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("nextAt"), new IndexOptions().sparse(true)),
            new IndexModel(Indexes.ascending("webhookId", "nextAt"), new IndexOptions().sparse(true)),
            new IndexModel(Indexes.compoundIndex(Indexes.ascending("webhookId"), Indexes.descending("at", "_id"))),
            new IndexModel(Indexes.ascending("questionId", "state")),
            new IndexModel(Indexes.ascending("at")));

    public static final String COLLECTION = "webhook_deliveries";

    private static final int ATTEMPTS_KEPT = 20;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Delivery> deliveries;

    Deliveries(MongoDatabase database) {
        deliveries = database.getCollection(COLLECTION, Delivery.class);
    }

    /** Puts those on their way that are not there yet. */
    Mono<Void> put(List<Delivery> wanted) {
        return wanted.isEmpty()
                ? Mono.empty()
                : Mono.from(deliveries.bulkWrite(
                                wanted.stream().map(this::putIfAbsent).toList(), UNORDERED))
                        .then();
    }

    /** Keeps back what waits to be told of a question, or of one answer to it, because it was removed. */
    Mono<Void> takeBack(String questionId, @Nullable String answerId) {
        Bson waiting = and(eq("questionId", questionId), eq("state", Delivery.State.WAITING));
        Bson meant = answerId == null ? waiting : and(waiting, eq("message.answerId", answerId));
        return Mono.from(deliveries.updateMany(meant, ended(Delivery.State.CANCELLED)))
                .then();
    }

    Mono<Boolean> anyDue(Instant now) {
        return Mono.from(deliveries.find(lte("nextAt", now)).limit(1)).hasElement();
    }

    /** What a webhook is to be told by now, the longest due first. */
    Mono<List<Delivery>> due(String webhookId, Instant now, int limit) {
        return Flux.from(deliveries
                        .find(and(eq("webhookId", webhookId), lte("nextAt", now)))
                        .sort(ascending("nextAt"))
                        .limit(limit))
                .collectList();
    }

    /** Adds an attempt, after which it is delivered, given up, or tried again at that time. */
    Mono<Void> attempted(String id, Delivery.Attempt attempt, Delivery.State state, @Nullable Instant nextAt) {
        Bson outcome = nextAt == null ? ended(state) : set("nextAt", nextAt);
        return Mono.from(deliveries.updateOne(
                        and(eq("_id", id), eq("state", Delivery.State.WAITING)),
                        combine(
                                pushEach("attempts", List.of(attempt), new PushOptions().slice(-ATTEMPTS_KEPT)),
                                inc("failed", attempt.words() == null ? 0 : 1),
                                outcome)))
                .then();
    }

    /** Gives up what waits for a webhook. */
    Mono<Void> giveUp(String webhookId) {
        return Mono.from(deliveries.updateMany(
                        and(eq("webhookId", webhookId), lte("nextAt", Instant.parse("9999-01-01T00:00:00Z"))),
                        ended(Delivery.State.GIVEN_UP)))
                .then();
    }

    /** Puts a message on its way again, from the first attempt on. */
    Mono<Delivery> again(String webhookId, String messageId, Instant now) {
        Bson it = eq("_id", Delivery.idOf(webhookId, messageId));
        return Mono.from(deliveries.updateOne(
                        it, combine(set("state", Delivery.State.WAITING), set("nextAt", now), set("failed", 0))))
                .then(Mono.from(deliveries.find(it).first()))
                .switchIfEmpty(Mono.error(Refusal.NoSuchDelivery::new));
    }

    /** A webhook's log, the newest first. */
    Mono<Page<Delivery>> of(String webhookId, PageRequest request) {
        return Flux.from(deliveries
                        .find(and(eq("webhookId", webhookId), olderThan(request.after())))
                        .sort(descending("at", "_id"))
                        .limit(request.limit() + 1))
                .collectList()
                .map(found -> Page.of(found, request, delivery -> new Cursor(delivery.at(), delivery.id())));
    }

    Mono<Void> forget(Instant before) {
        return Mono.from(deliveries.deleteMany(lt("at", before))).then();
    }

    private UpdateOneModel<Delivery> putIfAbsent(Delivery delivery) {
        BsonDocument fields = BsonDocumentWrapper.asBsonDocument(delivery, deliveries.getCodecRegistry());
        fields.remove("_id");
        return new UpdateOneModel<>(eq("_id", delivery.id()), setOnInsert(fields), UPSERT);
    }

    private static Bson ended(Delivery.State state) {
        return combine(set("state", state), unset("nextAt"));
    }

    private static Bson olderThan(@Nullable Cursor last) {
        return last == null
                ? Filters.empty()
                : and(lte("at", last.at()), Filters.or(lt("at", last.at()), lt("_id", last.id())));
    }
}
