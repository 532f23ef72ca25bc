package io.wenda.membership.groups;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.creating.Ids;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.membership.groups.Place.State;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All requests, the lines and the seats. */
@Component
class Places implements Stored, Personal {

    private static final String COLLECTION = "places";

    private final Aggregates<Place> places;

    Places(EventTransport transport, MongoDatabase database) {
        this.places = transport.aggregates(database.getCollection(COLLECTION, Place.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(
                        ascending("seat"), new IndexOptions().unique(true).sparse(true)),
                new IndexModel(ascending("state", "askedAt", "_id")),
                new IndexModel(ascending("series", "state", "askedAt", "_id")),
                new IndexModel(ascending("groupId", "state")),
                new IndexModel(ascending("memberId")));
    }

    /** The id of what this member has to do with this series. Their code is its beginning. */
    static String idOf(String memberId, String series) {
        return Ids.of("group place", memberId, series);
    }

    /** {@link com.mongodb.DuplicateKeyException} when there is one with this id, or the seat is taken. */
    Mono<Place> insert(Place place) {
        return places.insert(place);
    }

    Mono<Place> find(String id) {
        return places.find(id);
    }

    Mono<Place> get(String id) {
        return places.find(id).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** One's own; {@link Refusal.Absent} for everybody else. */
    Mono<Place> get(String id, String memberId) {
        return get(id).filter(place -> place.memberId().equals(memberId))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /**
     * Stores this, unless it changed meanwhile: {@link StaleVersionException}; or the seat is taken:
     * {@link com.mongodb.DuplicateKeyException}.
     */
    Mono<Place> store(Place before, Place next) {
        return next.version() == before.version() ? Mono.just(before) : places.update(before, next);
    }

    /** Decides on it as it is now; again, where somebody else was faster. */
    Mono<Place> change(String id, UnaryOperator<Place> decision) {
        return places.change(get(id), decision);
    }

    /** It is as if it never was. */
    Mono<Void> remove(String id) {
        return Mono.from(places.collection().deleteOne(eq(id))).then();
    }

    /** The seats that these members have. */
    Flux<Place> seatsOf(Collection<String> memberIds) {
        return Flux.from(places.collection().find(in("memberId", memberIds)).projection(exclude("outbox")))
                .filter(Place::hasSeat);
    }

    Flux<Place> of(String memberId) {
        return Flux.from(places.collection().find(eq("memberId", memberId)).projection(exclude("outbox")));
    }

    /** Without who of the staff decided. */
    @Override
    public Flux<OwnLine> own(String memberId) {
        return of(memberId)
                .map(place -> OwnLine.of("group")
                        .with("group", place.groupId())
                        .with("state", place.state())
                        .with("nickname", place.nickname())
                        .with("remark", place.remark())
                        .with("askedAt", place.askedAt())
                        .with(
                                "decidedAt",
                                place.decision() == null
                                        ? null
                                        : place.decision().at())
                        .with(
                                "reason",
                                place.decision() == null
                                        ? null
                                        : place.decision().reason()));
    }

    /** The lines move up by themselves. */
    @Override
    public Mono<Void> forget(String memberId) {
        return of(memberId)
                .map(Place::id)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> change(id, Place::forgotten))
                .then();
    }

    /** Those of all groups with this state, in the order in which they asked. */
    Mono<Page<Place>> page(State state, PageRequest page) {
        Cursor last = page.after();
        Bson later = last == null
                ? empty()
                : and(gte("askedAt", last.at()), or(gt("askedAt", last.at()), gt("_id", last.id())));
        return Flux.from(places.collection()
                        .find(and(eq("state", state), later))
                        .projection(exclude("outbox"))
                        .sort(ascending("askedAt", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.askedAt(), row.id())));
    }

    /** Who is the next of this line. */
    Mono<Place> firstWaiting(String series) {
        return Mono.from(places.collection()
                .find(and(eq("series", series), eq("state", State.WAITING)))
                .projection(exclude("outbox"))
                .sort(ascending("askedAt", "_id"))
                .first());
    }

    /** How many are in this line who asked no later. */
    Mono<Long> waiting(String series, Instant upTo) {
        return Mono.from(places.collection()
                .countDocuments(and(eq("series", series), eq("state", State.WAITING), lte("askedAt", upTo))));
    }

    /** How many an assistant is to look at for this group. */
    Mono<Long> asked(String groupId) {
        return Mono.from(places.collection().countDocuments(and(eq("groupId", groupId), eq("state", State.ASKED))));
    }

    /** How many seats of this group are taken. */
    Mono<Long> seated(String groupId) {
        return Mono.from(places.collection().countDocuments(seatOf(groupId)));
    }

    /** The numbers of those seats. */
    Flux<Integer> numbers(String groupId) {
        return Flux.from(places.collection().find(seatOf(groupId)).projection(exclude("outbox")))
                .mapNotNull(Place::seat)
                .map(Seat::numberOf);
    }

    /** {@code 0} is what follows {@code /}. */
    private static Bson seatOf(String groupId) {
        return and(gte("seat", groupId + "/"), lt("seat", groupId + "0"));
    }

    /** Every member with a seat, by group. */
    Flux<Place> seated() {
        return Flux.from(places.collection()
                .find(and(gte("seat", ""), ne("memberId", Place.NOBODY)))
                .projection(exclude("outbox"))
                .sort(ascending("seat")));
    }

    Flux<Place> all() {
        return Flux.from(
                places.collection().find().projection(exclude("outbox")).sort(ascending("_id")));
    }
}
