package io.wenda.membership.entitlement;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Stored;
import io.wenda.membership.entitlement.WaitingPayer.State;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All who paid elsewhere and wait for an account. What becomes of one follows from its state: of two at once one changes it. */
@Component
class WaitingPayers implements Stored {

    private static final String COLLECTION = "waiting_payers";

    private final MongoCollection<WaitingPayer> payers;

    WaitingPayers(MongoDatabase database) {
        this.payers = database.getCollection(COLLECTION, WaitingPayer.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("emailKey")),
                new IndexModel(ascending("memberId")),
                new IndexModel(descending("at", "_id")));
    }

    /** Who waits already waits as before. */
    Mono<Void> add(WaitingPayer payer) {
        return Mono.from(payers.insertOne(payer)).then().onErrorResume(WaitingPayers::isThere, there -> Mono.empty());
    }

    private static boolean isThere(Throwable error) {
        return error instanceof MongoServerException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    Flux<WaitingPayer> all() {
        return Flux.from(payers.find().sort(ascending("_id")));
    }

    Flux<WaitingPayer> all(Collection<String> ids) {
        return Flux.from(payers.find(in("_id", ids)));
    }

    /** All that waits for this address. */
    Flux<WaitingPayer> at(String emailKey) {
        return Flux.from(payers.find(eq("emailKey", emailKey)));
    }

    /** What is held for this member, or about to be theirs. */
    Flux<WaitingPayer> of(String memberId) {
        return Flux.from(payers.find(eq("memberId", memberId)));
    }

    Mono<Long> count() {
        return Mono.from(payers.countDocuments());
    }

    /** The newest first. */
    Mono<Page<WaitingPayer>> page(PageRequest page) {
        return Flux.from(payers.find(after(page.after()))
                        .sort(descending("at", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.at(), row.id())));
    }

    private static Bson after(@Nullable Cursor last) {
        return last == null ? empty() : and(lte("at", last.at()), or(lt("at", last.at()), lt("_id", last.id())));
    }

    /** It is this member's, or held from them; empty where somebody was faster. */
    Mono<WaitingPayer> bind(WaitingPayer payer, State next, String memberId) {
        return Mono.from(payers.updateOne(
                        and(eq(payer.id()), eq("state", payer.state())),
                        combine(set("state", next), set("memberId", memberId))))
                .filter(done -> done.getMatchedCount() == 1)
                .map(done -> payer.in(next, memberId));
    }

    /** It waits no more, and what it said is gone; empty where it is not there, or somebody's by now. */
    Mono<WaitingPayer> withdraw(String id) {
        return Mono.from(payers.findOneAndDelete(and(eq(id), ne("state", State.TAKEN))));
    }

    Mono<Void> remove(String id) {
        return Mono.from(payers.deleteOne(eq(id))).then();
    }
}
