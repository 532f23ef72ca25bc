package io.wenda.question.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.MemberState;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Scope;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Who is who: a copy of what membership-service tells of each member, as new as the newest that arrived. */
@Component
public class People implements Stored {

    private static final String COLLECTION = "people";

    private static final Bson READ_FIRST = eq("abilities.name", Person.READ_FIRST);

    /** After a change of name that another instance learned of, pages go on with the old one for so long at most. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int KEPT_AT_MOST = 10_000;

    private static final int MOST_OF_A_NAME = 100;

    /** When somebody is looked at again who was refused what they may have paid for just now. */
    private static final List<Duration> AGAIN =
            List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));

    /** More than are shown, as some of them may not be. */
    private static final int MOST_LOOKED_AT = 50;

    private final MongoCollection<Person> people;
    private final Clock clock;
    private final Cache<String, Named> names = Caffeine.newBuilder()
            .maximumSize(KEPT_AT_MOST)
            .expireAfterWrite(KEPT)
            .build();

    People(MongoDatabase database, Clock clock) {
        this.people = database.getCollection(COLLECTION, Person.class);
        this.clock = clock;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("roles")),
                new IndexModel(ascending("nameKey")),
                new IndexModel(ascending("abilities.name")));
    }

    /** Keeps the newer one of what is known and what is told, in whatever order it is told. */
    public Mono<Void> learn(MemberState state) {
        Person person = Person.of(state);
        return Mono.from(people.updateOne(
                        and(eq(person.id()), lt("version", person.version())),
                        combine(
                                set("version", person.version()),
                                set("name", person.name()),
                                set("nameKey", key(person.name())),
                                set("roles", person.roles()),
                                set("abilities", person.abilities()),
                                set("bars", person.bars()),
                                set("mutes", person.mutes()),
                                set("profile", person.profile()),
                                set("deletedAt", person.deletedAt())),
                        new UpdateOptions().upsert(true)))
                .onErrorResume(People::isAlreadyNewer, newer -> Mono.empty())
                .doOnTerminate(() -> names.invalidate(person.id()))
                .then();
    }

    /** From now on this picture of a member is shown, or none; {@link Refusal.Absent} while nothing has been told of them. */
    public Mono<Void> picture(String memberId, @Nullable String avatar) {
        return Mono.from(people.updateOne(eq(memberId), avatar == null ? unset("avatar") : set("avatar", avatar)))
                .doOnTerminate(() -> names.invalidate(memberId))
                .filter(done -> done.getMatchedCount() > 0)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .then();
    }

    /** The upsert found no older copy and then could not insert: there is one that is as new or newer. */
    private static boolean isAlreadyNewer(Throwable error) {
        return error instanceof MongoException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** This member, or empty while nothing has been told of them. */
    public Mono<Person> find(String memberId) {
        return Mono.deferContextual(request -> request.<Person>getOrEmpty(Person.class)
                .filter(known -> known.id().equals(memberId))
                .map(Mono::just)
                .orElseGet(() -> told(memberId)));
    }

    /**
     * This member as soon as they may; empty when they still may not after a moment. Who has paid and asks at once is here
     * before the news of it.
     *
     * @param may asked of what is told of them by then
     */
    public Mono<Person> once(String memberId, Predicate<Person> may) {
        return told(memberId)
                .filter(may)
                .repeatWhenEmpty(tries ->
                        tries.zipWithIterable(AGAIN, (again, wait) -> wait).concatMap(Mono::delay));
    }

    private Mono<Person> told(String memberId) {
        return Mono.from(people.find(eq(memberId)).first());
    }

    /** For {@link Mono#contextWrite}: in that request this member is not read again. */
    public static Context known(Optional<Person> member) {
        return member.map(person -> Context.of(Person.class, person)).orElseGet(Context::empty);
    }

    /** Whether there is anybody at all of whom moderators read first, at one time or another, what they send. */
    public Mono<Boolean> areReadFirst() {
        return Mono.from(people.find(READ_FIRST).first()).hasElement();
    }

    /** From when to when moderators read first what these members send; without those of whom they never do. */
    public Mono<Map<String, List<MemberState.Ability>>> readFirst(Set<String> memberIds) {
        return memberIds.isEmpty()
                ? Mono.just(Map.of())
                : Flux.from(people.find(and(in("_id", memberIds), READ_FIRST)))
                        .collectMap(Person::id, Person::readFirst);
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

    /** The ids of everybody who has one of these names. */
    public Flux<String> idsOf(Collection<String> wanted) {
        return Flux.from(people.find(
                                in("nameKey", wanted.stream().map(People::key).toList()))
                        .limit(MOST_OF_A_NAME))
                .map(Person::id);
    }

    /** A few of those whose names begin so, in the order of their names. */
    Flux<Person> called(String beginning) {
        String key = key(beginning);
        return Flux.from(people.find(and(gte("nameKey", key), lt("nameKey", after(key))))
                .sort(Sorts.ascending("nameKey"))
                .limit(MOST_LOOKED_AT));
    }

    /** What comes after everything that begins so: the same, with the next character at its end. */
    private static String after(String beginning) {
        int last = beginning.codePointBefore(beginning.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return beginning.substring(0, beginning.length() - Character.charCount(last)) + Character.toString(next);
    }

    /** As a name is looked for. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * These members as others see them. Every page says some, and mostly the same. Whoever shows a badge is read each time, so
     * that it is gone with their choice, and with what it stands for.
     */
    public Mono<Names> names(Collection<String> memberIds) {
        Map<String, Named> known = names.getAllPresent(memberIds);
        Set<String> unknown = new HashSet<>(memberIds);
        unknown.removeAll(known.keySet());
        return unknown.isEmpty()
                ? Mono.just(new Names(known))
                : Flux.from(people.find(in("_id", unknown)))
                        .map(person -> person.named(clock.instant()))
                        .doOnNext(this::keep)
                        .collectMap(Named::id)
                        .map(found -> Names.of(known, found));
    }

    private void keep(Named found) {
        if (found.badge() == null) {
            names.put(found.id(), found);
        }
    }

    /** This visitor, with what they may see and do. */
    public Mono<Viewer> viewer(@Nullable Session session) {
        return session == null
                ? Mono.just(Viewer.ANONYMOUS)
                : find(session.memberId())
                        .map(person -> viewer(session, person))
                        .defaultIfEmpty(new Viewer(session.memberId(), false));
    }

    /** This member, as far as their session goes: who shows a token without {@link Scope#MODERATE} is nobody of the staff. */
    public static Viewer viewer(Session session, Person member) {
        boolean works = session.includes(Scope.MODERATE);
        return new Viewer(session.memberId(), works && member.moderates(), works && member.isStaff());
    }

    /** This member of the staff; {@link Refusal.NotAllowed} for everybody else. */
    public Mono<Viewer> staff(String memberId) {
        return find(memberId)
                .filter(Person::isStaff)
                .switchIfEmpty(Mono.error(Refusal.NotAllowed::new))
                .map(person -> new Viewer(memberId, person.moderates()));
    }

    /** This member at the review desk; {@link Refusal.NotAllowed} for everybody who is no moderator. */
    public Mono<Moderator> moderator(String memberId) {
        return find(memberId)
                .filter(Person::moderates)
                .switchIfEmpty(Mono.error(Refusal.NotAllowed::new))
                .flatMap(person -> hasOthers(memberId))
                .map(others -> new Moderator(memberId, !others));
    }

    /** Adds the name of whoever was first to a refusal. */
    public <T> Mono<T> naming(Refusal.SomebodyElse refusal) {
        return find(refusal.memberId())
                .map(person -> refusal.named(person.name()))
                .defaultIfEmpty(refusal)
                .flatMap(Mono::error);
    }

    private Mono<Boolean> hasOthers(String memberId) {
        return Mono.from(people.find(and(in("roles", Person.MODERATING), ne("_id", memberId)))
                        .first())
                .hasElement();
    }
}
