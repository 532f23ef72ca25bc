package io.wenda.membership.accounts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All members. */
@Component
public class Members implements Stored {

    private static final String COLLECTION = "members";

    /** A search finds few enough to be put in order: no index holds both. */
    private static final Bson SEARCH = ascending("searchKeys");

    /** Before the mailbox among what a member is found by. */
    static final String MAILBOX = "=mailbox ";

    private static final int REMINDED_AT_ONCE = 100;

    private static final int WRITTEN_AT_ONCE = 100;

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
                new IndexModel(ascending("roles.held")),
                new IndexModel(ascending("farewell.dueAt"), new IndexOptions().sparse(true)),
                new IndexModel(ascending("standing.remindAt"), new IndexOptions().sparse(true)),
                new IndexModel(ascending("mailbox.dueAt"), new IndexOptions().sparse(true)),
                new IndexModel(ascending("mailbox.barredSince"), new IndexOptions().sparse(true)));
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

    /** The members with these addresses. */
    Flux<Member> withEmails(Collection<String> emailKeys) {
        return Flux.from(members.collection().find(in("emailKey", emailKeys)).projection(exclude("outbox")));
    }

    /** Those of them who have proved theirs. */
    Flux<Member> proved(Collection<String> emailKeys) {
        return Flux.from(members.collection()
                .find(and(in("emailKey", emailKeys), eq("mailbox.proved", true)))
                .projection(exclude("outbox")));
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
        return members.change(get(id), decision);
    }

    /** The same, where there is something to be read first: it is read after the member, so that nothing newer is missed. */
    public Mono<Member> changeBy(String id, Function<Member, Mono<Member>> decision) {
        return members.changeBy(get(id), decision);
    }

    /** All members in the order of their ids. */
    public Flux<Member> all() {
        return Flux.from(
                members.collection().find().projection(exclude("outbox")).sort(ascending("_id")));
    }

    /** These members, in no order; those that are absent are missing. */
    public Flux<Member> all(Collection<String> ids) {
        return members.findAll(Set.copyOf(ids));
    }

    /** How these members are called. */
    public Mono<Map<String, String>> names(Collection<String> ids) {
        return members.findAll(Set.copyOf(ids)).collectMap(Member::id, Member::name);
    }

    /** Completes for an administrator; {@link Refusal.NotAllowed} for everybody else. */
    public Mono<Void> requireAdministrator(String id) {
        return require(id, Role.ADMIN);
    }

    /** Completes for who has this role; {@link Refusal.NotAllowed} for everybody else. */
    public Mono<Void> require(String id, Role role) {
        return find(id).filter(member -> member.is(role))
                .switchIfEmpty(Mono.error(Refusal.NotAllowed::new))
                .then();
    }

    /** The same for who has one of these roles. */
    public Mono<Void> requireAny(String id, Set<Role> roles) {
        return find(id).filter(member -> roles.stream().anyMatch(member::is))
                .switchIfEmpty(Mono.error(Refusal.NotAllowed::new))
                .then();
    }

    /** Everybody with one of these roles who is let in. */
    public Flux<String> withAny(Set<Role> roles) {
        return Flux.from(members.collection().find(in("roles.held", roles)).projection(exclude("outbox")))
                .filter(member -> !member.conduct().expels())
                .map(Member::id);
    }

    /** Everybody with this role. */
    public Flux<String> with(Role role) {
        return Flux.from(members.collection().find(eq("roles.held", role)).projection(exclude("outbox")))
                .map(Member::id);
    }

    /** Whether somebody else has this role. */
    public Mono<Boolean> hasOther(String id, Role role) {
        return Mono.from(members.collection()
                        .find(and(eq("roles.held", role), ne("_id", id)))
                        .projection(exclude("outbox"))
                        .first())
                .hasElement();
    }

    /** Other members whose address may be of the same mailbox. */
    public Flux<Member> alike(Member member) {
        return Flux.from(members.collection()
                .find(and(in("searchKeys", marksOf(member.address().mailbox())), ne("_id", member.id())))
                .projection(exclude("outbox")));
    }

    /** As it stands with who is here, and with who is gone. */
    private static List<String> marksOf(String mailbox) {
        return List.of(MAILBOX + mailbox, MAILBOX + EmailAddress.trace(mailbox));
    }

    /** Those whose accounts are to be deleted by now. */
    public Flux<String> toBeDeleted(Instant now) {
        return ids(lte("farewell.dueAt", now)).take(WRITTEN_AT_ONCE);
    }

    /** Those who are to hear by now that what they bought runs out. */
    public Flux<String> toBeReminded(Instant now) {
        return Flux.from(members.collection()
                        .find(lte("standing.remindAt", now))
                        .projection(exclude("outbox"))
                        .limit(REMINDED_AT_ONCE))
                .map(Member::id);
    }

    /** Those to whom a letter is to be written by now. */
    public Flux<String> withLetterDue(Instant now) {
        return ids(lte("mailbox.dueAt", now)).take(WRITTEN_AT_ONCE);
    }

    /** Those who write nothing until they have proved their address. */
    Flux<String> barred(Instant now) {
        return ids(lte("mailbox.barredSince", now));
    }

    private Flux<String> ids(Bson which) {
        return Flux.from(members.collection().find(which).projection(exclude("outbox")))
                .map(Member::id);
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
