package io.wenda.notification.webhooks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.notification.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All addresses that are told what happens. */
@Component
public class Webhooks {

    /** By name, for the list. */
    public static final List<IndexModel> INDEXES = List.of(new IndexModel(Indexes.ascending("name", "_id")));

    public static final String COLLECTION = "webhooks";

    private final MongoCollection<Webhook> webhooks;

    Webhooks(MongoDatabase database) {
        webhooks = database.getCollection(COLLECTION, Webhook.class);
    }

    /** All of them, by name. */
    Flux<Webhook> all() {
        return Flux.from(webhooks.find(gte("name", "")).sort(Sorts.ascending("name", "_id")));
    }

    Mono<Webhook> find(String id) {
        return Mono.from(webhooks.find(eq("_id", id)).first()).switchIfEmpty(Mono.error(Refusal.NoSuchWebhook::new));
    }

    /** What is stored under its id from now on: this one, or the one that was there. */
    Mono<Webhook> add(Webhook first) {
        return Mono.from(webhooks.insertOne(first))
                .thenReturn(first)
                .onErrorResume(Webhooks::isThere, there -> find(first.id()));
    }

    /** Changes one that is still as it was read; what else is going on there is left alone. */
    Mono<Webhook> change(String id, long version, List<Bson> changes) {
        List<Bson> all = new ArrayList<>(changes);
        all.add(inc("version", 1L));
        return Mono.from(webhooks.updateOne(and(eq("_id", id), eq("version", version)), combine(all)))
                .flatMap(result -> find(id).flatMap(there -> result.getMatchedCount() == 1
                        ? Mono.just(there)
                        : Mono.error(new Refusal.WebhookChanged(there.version()))));
    }

    Mono<Void> remove(String id) {
        return Mono.from(webhooks.deleteOne(eq("_id", id))).then();
    }

    /** The webhook, for who sends there alone until then; empty while another one does, or while it is to be left alone. */
    Mono<Webhook> claim(String id, Instant now, Instant until) {
        Bson free = and(
                eq("_id", id),
                or(exists("busyUntil", false), lt("busyUntil", now)),
                or(exists("notBefore", false), lte("notBefore", now)));
        return Mono.from(webhooks.updateOne(free, set("busyUntil", until)))
                .filter(result -> result.getMatchedCount() == 1)
                .flatMap(mine -> Mono.from(webhooks.find(eq("_id", id)).first()));
    }

    /** @param notBefore it is left alone until then */
    Mono<Void> release(String id, @Nullable Instant notBefore) {
        Bson free = unset("busyUntil");
        return update(id, notBefore == null ? free : combine(free, set("notBefore", notBefore)));
    }

    Mono<Void> worked(String id, Instant at) {
        return update(id, set("workedAt", at));
    }

    /** Sends nothing there any more, until an administrator says so. */
    Mono<Void> stop(String id, Webhook.Stopped stopped) {
        return update(id, set("stopped", stopped));
    }

    /** Keeps that the administrators know of this stop. */
    Mono<Void> stopTold(String id, Instant at) {
        return update(id, set("stopTold", at));
    }

    private Mono<Void> update(String id, Bson change) {
        return Mono.from(webhooks.updateOne(eq("_id", id), change)).then();
    }

    private static boolean isThere(Throwable error) {
        return error instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
