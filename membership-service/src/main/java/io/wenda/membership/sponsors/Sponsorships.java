package io.wenda.membership.sponsors;

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
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All sponsorships. */
@Component
class Sponsorships implements Stored, Personal {

    private static final String COLLECTION = "sponsorships";

    private final Aggregates<Sponsorship> sponsorships;

    Sponsorships(EventTransport transport, MongoDatabase database) {
        this.sponsorships = transport.aggregates(database.getCollection(COLLECTION, Sponsorship.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(compoundIndex(ascending("onWall"), descending("at", "_id"))),
                new IndexModel(compoundIndex(ascending("memberId"), descending("at", "_id"))),
                new IndexModel(ascending("messageWaits", "turnedAt", "_id")),
                new IndexModel(ascending("helpOpen", "turnedAt", "_id")));
    }

    /** Stores a new one, or answers with the one that has its id. */
    Mono<Sponsorship> insert(Sponsorship first) {
        return sponsorships.insert(first).onErrorResume(DuplicateKeyException.class, there -> find(first.id()));
    }

    Mono<Sponsorship> find(String id) {
        return sponsorships.find(id);
    }

    /** This member's own; whose it is not finds nothing. */
    Mono<Sponsorship> get(String id, String memberId) {
        return find(id).filter(there -> memberId.equals(there.memberId()))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Decides on it as it is now; again, where somebody else was faster. */
    Mono<Sponsorship> change(String id, UnaryOperator<Sponsorship> decision) {
        return sponsorships.change(find(id).switchIfEmpty(Mono.error(Refusal.Absent::new)), decision);
    }

    /** The same, where something is to be done before it is stored. */
    Mono<Sponsorship> changeBy(String id, Function<Sponsorship, Mono<Sponsorship>> decision) {
        return sponsorships.changeBy(find(id).switchIfEmpty(Mono.error(Refusal.Absent::new)), decision);
    }

    /** What everybody sees, the newest first. */
    Mono<Page<Sponsorship>> wall(PageRequest page) {
        return newest(eq("onWall", true), page);
    }

    /** A member's own, the newest first. */
    Mono<Page<Sponsorship>> of(String memberId, PageRequest page) {
        return newest(eq("memberId", memberId), page);
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return given(memberId).map(own -> OwnLine.of("sponsorship").with("sponsorship", OwnSponsorship.of(own)));
    }

    /** The amounts stay, on the wall and in the books. */
    @Override
    public Mono<Void> forget(String memberId) {
        return given(memberId)
                .map(Sponsorship::id)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> change(id, Sponsorship::forgotten))
                .then();
    }

    private Flux<Sponsorship> given(String memberId) {
        return Flux.from(
                sponsorships.collection().find(eq("memberId", memberId)).projection(exclude("outbox")));
    }

    private Mono<Page<Sponsorship>> newest(Bson wanted, PageRequest page) {
        Cursor last = page.after();
        Bson older = last == null ? empty() : and(lte("at", last.at()), or(lt("at", last.at()), lt("_id", last.id())));
        return page(and(wanted, older), descending("at", "_id"), page, row -> new Cursor(row.at(), row.id()));
    }

    /** Whose message a person is to read, the longest waiting first. */
    Mono<Page<Sponsorship>> unread(PageRequest page) {
        return waiting(eq("messageWaits", true), page);
    }

    /** Whose sponsors asked for help that is not over, the longest waiting first. */
    Mono<Page<Sponsorship>> inNeed(PageRequest page) {
        return waiting(eq("helpOpen", true), page);
    }

    private Mono<Page<Sponsorship>> waiting(Bson wanted, PageRequest page) {
        Cursor last = page.after();
        Bson later = last == null
                ? empty()
                : and(gte("turnedAt", last.at()), or(gt("turnedAt", last.at()), gt("_id", last.id())));
        return page(
                and(wanted, later), ascending("turnedAt", "_id"), page, row -> new Cursor(row.turnedAt(), row.id()));
    }

    private Mono<Page<Sponsorship>> page(
            Bson wanted, Bson sort, PageRequest page, Function<Sponsorship, Cursor> cursor) {
        return Flux.from(sponsorships
                        .collection()
                        .find(wanted)
                        .projection(exclude("outbox"))
                        .sort(sort)
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, cursor));
    }

    /** All that stand on the wall, the newest first. */
    Flux<Sponsorship> all() {
        return Flux.from(sponsorships
                .collection()
                .find(eq("onWall", true))
                .projection(exclude("outbox"))
                .sort(descending("at", "_id")));
    }
}
