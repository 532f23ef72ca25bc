package io.wenda.membership.accounts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import io.wenda.transport.StaleVersionException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** All members. */
@Component
public class Members implements Stored {

    private static final String COLLECTION = "members";

    /** A search finds few enough to be put in order: no index holds both. */
    private static final Bson SEARCH = ascending("searchKeys");

    private static final Retry FASTER_OTHERS = Retry.max(10)
            .filter(StaleVersionException.class::isInstance)
            .onRetryExhaustedThrow((spec, last) -> last.failure());

    private final Aggregates<Member> members;

    Members(EventTransport transport, MongoDatabase database) {
        this.members = transport.aggregates(database.getCollection(COLLECTION, Member.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(
                        ascending("emailKey"), new IndexOptions().unique(true).sparse(true)),
                new IndexModel(descending("createdAt", "_id")),
                new IndexModel(SEARCH),
                new IndexModel(ascending("roles.held")));
    }

    /** This member; {@link Refusal.Absent} when there is none. */
    public Mono<Member> get(String id) {
        return members.find(id).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** This member, or empty. */
    public Mono<Member> find(String id) {
        return members.find(id);
    }

    /** The member with this address, or empty. */
    public Mono<Member> withEmail(String emailKey) {
        return Mono.from(members.collection()
                .find(eq("emailKey", emailKey))
                .projection(exclude("outbox"))
                .first());
    }

    /** {@link com.mongodb.DuplicateKeyException} when the id or the address is taken. */
    public Mono<Member> insert(Member member) {
        return members.insert(member);
    }

    /**
     * Decides on the member as they are now and stores what was decided; again, where somebody else was faster. A decision
     * that changes nothing is not stored.
     */
    public Mono<Member> change(String id, UnaryOperator<Member> decision) {
        return Mono.defer(() -> get(id).flatMap(before -> {
                    Member next = decision.apply(before);
                    return next.version() == before.version() ? Mono.just(before) : members.update(before, next);
                }))
                .retryWhen(FASTER_OTHERS);
    }

    /** All members in the order of their ids. */
    public Flux<Member> all() {
        return Flux.from(
                members.collection().find().projection(exclude("outbox")).sort(ascending("_id")));
    }

    /** Completes for an administrator; {@link Refusal.NotAllowed} for everybody else. */
    public Mono<Void> requireAdministrator(String id) {
        return find(id).filter(Member::isAdministrator)
                .switchIfEmpty(Mono.error(Refusal.NotAllowed::new))
                .then();
    }

    Mono<Boolean> hasOtherAdministrator(String id) {
        return Mono.from(members.collection()
                        .find(and(eq("roles.held", Role.ADMIN), ne("_id", id)))
                        .projection(exclude("outbox"))
                        .first())
                .hasElement();
    }

    /** Members whose name or address starts so, the newest first. */
    Mono<Page<Member>> list(@Nullable String start, PageRequest page) {
        Bson wanted = start == null || start.isEmpty()
                ? empty()
                : regex("searchKeys", "^" + Pattern.quote(start.toLowerCase(Locale.ROOT)));
        return Flux.from(members.collection()
                        .find(and(wanted, after(page.after())))
                        .hint(start == null || start.isEmpty() ? null : SEARCH)
                        .projection(exclude("outbox"))
                        .sort(descending("createdAt", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.createdAt(), row.id())));
    }

    private static Bson after(@Nullable Cursor last) {
        return last == null
                ? empty()
                : and(lte("createdAt", last.at()), or(lt("createdAt", last.at()), lt("_id", last.id())));
    }
}
