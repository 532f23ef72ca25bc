package io.wenda.membership.paying;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All orders. */
@Component
class Orders implements Stored, Personal {

    private static final String COLLECTION = "orders";
    private static final int AT_ONCE = 100;

    private final Aggregates<Order> orders;

    Orders(EventTransport transport, MongoDatabase database) {
        this.orders = transport.aggregates(database.getCollection(COLLECTION, Order.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(compoundIndex(ascending("memberId"), descending("createdAt", "_id"))),
                new IndexModel(ascending("state", "claim.at", "_id")),
                new IndexModel(ascending("lookBy"), new IndexOptions().sparse(true)),
                new IndexModel(ascending("unbookedSince"), new IndexOptions().sparse(true)),
                new IndexModel(ascending("online.askAt"), new IndexOptions().sparse(true)),
                new IndexModel(
                        ascending("online.receipt.reference"),
                        new IndexOptions().sparse(true).unique(true)));
    }

    /** Stores a new order, or answers with the one that has its id. */
    Mono<Order> insert(Order order) {
        return orders.insert(order).onErrorResume(DuplicateKeyException.class, there -> orders.find(order.id()));
    }

    Mono<Order> get(String id) {
        return orders.find(id).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** This member's order; whose it is not finds nothing. */
    Mono<Order> get(String id, String memberId) {
        return get(id).filter(order -> order.memberId().equals(memberId))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Decides on the order as it is now; again, where somebody else was faster. */
    Mono<Order> change(String id, UnaryOperator<Order> decision) {
        return orders.change(get(id), decision);
    }

    /** Stores this change, unless somebody was faster: then nothing, and that somebody goes on with it. */
    Mono<Order> changeOnce(Order before, Order next) {
        return next.version() == before.version()
                ? Mono.empty()
                : orders.update(before, next).onErrorResume(StaleVersionException.class, faster -> Mono.empty());
    }

    /** The order that this payment paid. */
    Mono<Order> paidBy(String reference) {
        return Mono.from(orders.collection()
                .find(eq("online.receipt.reference", reference))
                .projection(exclude("outbox"))
                .first());
    }

    /** A member's orders, the newest first. */
    Mono<Page<Order>> of(String memberId, PageRequest page) {
        Cursor last = page.after();
        Bson older = last == null
                ? empty()
                : and(lte("createdAt", last.at()), or(lt("createdAt", last.at()), lt("_id", last.id())));
        return page(
                and(eq("memberId", memberId), older),
                descending("createdAt", "_id"),
                page,
                order -> new Cursor(order.createdAt(), order.id()));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(orders.collection().find(eq("memberId", memberId)).projection(exclude("outbox")))
                .map(order -> OwnLine.of("order")
                        .with("id", order.id())
                        .with("at", order.createdAt())
                        .with("state", order.state())
                        .with("plan", order.terms().plan())
                        .with("price", order.terms().price())
                        .with("remark", order.remark())
                        .with(
                                "nickname",
                                order.claim() == null ? null : order.claim().nickname())
                        .with(
                                "proof",
                                order.claim() == null ? null : order.claim().proof())
                        .with(
                                "claimedAt",
                                order.claim() == null ? null : order.claim().at())
                        .with(
                                "decidedAt",
                                order.decision() == null
                                        ? null
                                        : order.decision().at())
                        .with(
                                "reason",
                                order.decision() == null
                                        ? null
                                        : order.decision().reason()));
    }

    /** What waits for somebody to look, the oldest first. */
    Mono<Page<Order>> claimed(PageRequest page) {
        Cursor last = page.after();
        Bson later = last == null
                ? empty()
                : and(gte("claim.at", last.at()), or(gt("claim.at", last.at()), gt("_id", last.id())));
        return page(
                and(eq("state", Order.State.CLAIMED), later),
                ascending("claim.at", "_id"),
                page,
                order -> new Cursor(claimedAt(order), order.id()));
    }

    private static Instant claimedAt(Order order) {
        Order.Claim claim = order.claim();
        return claim == null ? order.createdAt() : claim.at();
    }

    private Mono<Page<Order>> page(Bson wanted, Bson sort, PageRequest page, Function<Order, Cursor> cursor) {
        return Flux.from(orders.collection()
                        .find(wanted)
                        .projection(exclude("outbox"))
                        .sort(sort)
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, cursor));
    }

    /** Where those who should look are to be reminded by now. */
    Flux<Order> unattended(Instant now) {
        return some(lte("lookBy", now));
    }

    /** Confirmed before then, and perhaps not in the books. */
    Flux<Order> unbooked(Instant then) {
        return some(lt("unbookedSince", then));
    }

    /** Whose provider is to be asked by now. */
    Flux<Order> silent(Instant now) {
        return some(lte("online.askAt", now));
    }

    private Flux<Order> some(Bson wanted) {
        return Flux.from(
                orders.collection().find(wanted).projection(exclude("outbox")).limit(AT_ONCE));
    }
}
