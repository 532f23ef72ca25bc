package io.wenda.notification.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.MemberState;
import io.wenda.http.session.NotAllowedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is called what, who administers, and whom others may alert. A name not heard of yet is simply not there; whoever shows it asks again each time. */
@Component
public class People {

    /** Who has a role. */
    public static final List<IndexModel> INDEXES = List.of(new IndexModel(Indexes.ascending("roles")));

    public static final String COLLECTION = "people";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Person> people;

    People(MongoDatabase database) {
        people = database.getCollection(COLLECTION, Person.class);
    }

    /** The names that are known of these members; who deleted their account has none. */
    public Mono<Map<String, String>> names(Collection<String> memberIds) {
        return Flux.from(people.find(in("_id", Set.copyOf(memberIds))))
                .filter(person -> !person.name().isEmpty())
                .collectMap(Person::id, Person::name);
    }

    /** Whether this member is known. */
    public Mono<Boolean> has(String memberId) {
        return find(memberId).hasElement();
    }

    /** How many members are known. */
    public Mono<Long> count() {
        return Mono.from(people.estimatedDocumentCount());
    }

    /** Completes for an administrator; {@link NotAllowedException} for everybody else. */
    public Mono<Void> requireAdministrator(String memberId) {
        return find(memberId)
                .filter(Person::administers)
                .switchIfEmpty(Mono.error(NotAllowedException::new))
                .then();
    }

    /** Completes for who may announce something; {@link NotAllowedException} for everybody else. */
    public Mono<Void> requireAnnouncer(String memberId) {
        return find(memberId)
                .filter(Person::announces)
                .switchIfEmpty(Mono.error(NotAllowedException::new))
                .then();
    }

    /** The ids of all who administer the community. */
    public Mono<List<String>> administrators() {
        return Flux.from(people.find(eq("roles", Person.ADMINISTERING)))
                .map(Person::id)
                .collectList();
    }

    /**
     * Those of these members whom a mention by this author reaches: who is barred hears nothing, and who has no ability of
     * their own alerts nobody of the staff.
     */
    public Flux<String> reachedBy(String authorId, Collection<String> memberIds, Instant now) {
        return known(Stream.concat(Stream.of(authorId), memberIds.stream()).toList())
                .flatMapIterable(known -> memberIds.stream()
                        .filter(id -> unreached(known, authorId, id, now) == null)
                        .toList());
    }

    /** Why a mention by this author does not reach this member, as they stand now; empty where it does. */
    public Mono<Unreached> unreachedBy(String authorId, String memberId, Instant now) {
        return known(List.of(authorId, memberId)).mapNotNull(known -> unreached(known, authorId, memberId, now));
    }

    private static @Nullable Unreached unreached(
            Map<String, Person> known, String authorId, String memberId, Instant now) {
        return known.getOrDefault(memberId, Person.unheardOf(memberId))
                .unreachedBy(known.getOrDefault(authorId, Person.unheardOf(authorId)), now);
    }

    /** Those of these members who are of the staff, and so read what is private. */
    public Mono<Set<String>> staffAmong(Collection<String> memberIds) {
        return known(memberIds)
                .map(known -> known.values().stream()
                        .filter(Person::isStaff)
                        .map(Person::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Those of these who deleted their accounts: nobody is told anything any more. */
    public Mono<Set<String>> goneAmong(Collection<String> memberIds) {
        return Flux.from(people.find(and(in("_id", memberIds), eq("name", ""))))
                .map(Person::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Mono<Map<String, Person>> known(Collection<String> memberIds) {
        return Flux.from(people.find(in("_id", Set.copyOf(memberIds)))).collectMap(Person::id);
    }

    private Mono<Person> find(String memberId) {
        return Mono.from(people.find(eq("_id", memberId)).first());
    }

    /** Keeps what is told of a member, unless something newer has arrived before. */
    public Mono<Void> keep(MemberState state) {
        Bson member = eq("_id", state.memberId());
        Bson notNewer = and(member, lte("version", state.version()));
        List<UpdateOneModel<Person>> newestWins = List.of(
                new UpdateOneModel<>(
                        member,
                        combine(
                                setOnInsert("name", state.name()),
                                setOnInsert("roles", state.roles()),
                                setOnInsert("abilities", state.abilities()),
                                setOnInsert("bars", state.bars()),
                                setOnInsert("version", state.version())),
                        UPSERT),
                new UpdateOneModel<>(
                        notNewer,
                        combine(
                                set("name", state.name()),
                                set("roles", state.roles()),
                                set("abilities", state.abilities()),
                                set("bars", state.bars()),
                                set("version", state.version()))));
        return Mono.from(people.bulkWrite(newestWins)).then();
    }
}
