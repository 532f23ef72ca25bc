package io.wenda.membership.conduct;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
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
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All cases. */
@Component
class Cases implements Stored, Personal {

    private static final String COLLECTION = "cases";
    private static final int AT_ONCE = 100;

    private final Aggregates<Case> cases;
    private final Clock clock;

    Cases(EventTransport transport, MongoDatabase database, Clock clock) {
        this.clock = clock;
        this.cases = transport.aggregates(database.getCollection(COLLECTION, Case.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(compoundIndex(ascending("open"), descending("openedAt", "_id"))),
                new IndexModel(compoundIndex(ascending("memberId"), descending("openedAt", "_id"))),
                new IndexModel(ascending("tellAt"), new IndexOptions().sparse(true)),
                new IndexModel(ascending("unsettledSince"), new IndexOptions().sparse(true)));
    }

    /** A new one, or the one that the same request made before. */
    Mono<Case> insert(Case one) {
        return cases.insert(one)
                .onErrorResume(
                        DuplicateKeyException.class,
                        there -> cases.find(one.id())
                                .filter(before -> before.requestHash().equals(one.requestHash()))
                                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new)));
    }

    Mono<Case> find(String id) {
        return cases.find(id);
    }

    Mono<Case> get(String id) {
        return cases.find(id).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** One's own; {@link Refusal.Absent} for everybody else. */
    Mono<Case> get(String id, String memberId) {
        return get(id).filter(one -> one.memberId().equals(memberId)).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Decides on it as it is now; again, where somebody else was faster. */
    Mono<Case> change(String id, UnaryOperator<Case> decision) {
        return cases.change(get(id), decision);
    }

    /** All that there are about this member. */
    Flux<Case> of(String memberId) {
        return Flux.from(cases.collection().find(eq("memberId", memberId)).projection(exclude("outbox")));
    }

    /** As whom a case is about sees it: neither the notes of the staff nor who reported it. */
    @Override
    public Flux<OwnLine> own(String memberId) {
        return of(memberId).map(one -> OwnLine.of("case").with("case", CaseShown.Own.of(one, clock.instant())));
    }

    /** Those that wait for the staff, or those that do not; the newest first. */
    Mono<Page<Case>> page(boolean open, PageRequest page) {
        return page(eq("open", open), page);
    }

    /** All about this member, the newest first. */
    Mono<Page<Case>> page(String memberId, PageRequest page) {
        return page(eq("memberId", memberId), page);
    }

    private Mono<Page<Case>> page(Bson wanted, PageRequest page) {
        Cursor last = page.after();
        Bson older = last == null
                ? empty()
                : and(lte("openedAt", last.at()), or(lt("openedAt", last.at()), lt("_id", last.id())));
        return Flux.from(cases.collection()
                        .find(and(wanted, older))
                        .projection(exclude("outbox"))
                        .sort(descending("openedAt", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.openedAt(), row.id())));
    }

    /** Those in which the time for a reply is over by now, and nobody has said so. */
    Flux<Case> unheard(Instant now) {
        return some(lte("tellAt", now));
    }

    /** Those that were decided before then, and do not stand in their members yet. */
    Flux<Case> unsettled(Instant then) {
        return some(lt("unsettledSince", then));
    }

    private Flux<Case> some(Bson wanted) {
        return Flux.from(
                cases.collection().find(wanted).projection(exclude("outbox")).limit(AT_ONCE));
    }
}
