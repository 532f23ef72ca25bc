package io.wenda.membership.sponsors;

import io.wenda.http.creating.Ids;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import io.wenda.membership.auditing.Audit;
import io.wenda.membership.auditing.Audited;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the wall as the books say, and as each sponsor wants to stand on it. */
@Component
public class Sponsoring {

    private static final Set<Role> READERS = Set.of(Role.MODERATOR, Role.TREASURER, Role.ADMIN);

    private final Sponsorships sponsorships;
    private final Members members;
    private final Audit audit;
    private final Clock clock;

    Sponsoring(Sponsorships sponsorships, Members members, Audit audit, Clock clock) {
        this.sponsorships = sponsorships;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** As often as one likes, and in any order: each stands there once, and what was given back never comes again. */
    public Mono<Void> keep(List<Received> received) {
        return Flux.fromIterable(received).concatMap(this::keep).then();
    }

    private Mono<Sponsorship> keep(Received received) {
        String id = Sponsorship.idOf(received.orderId());
        Mono<Sponsorship> there =
                sponsorships.find(id).switchIfEmpty(Mono.defer(() -> sponsorships.insert(Sponsorship.first(received))));
        return received.ended() ? there.then(sponsorships.change(id, Sponsorship::left)) : there;
    }

    /** What stands there already stays as it is: it is answered instead. */
    public Mono<Remembered> remember(Remembered past) {
        return sponsorships
                .find(past.id())
                .switchIfEmpty(Mono.defer(() -> sponsorships.insert(Sponsorship.remembered(past))))
                .map(Remembered::of);
    }

    public Mono<Boolean> isThere(String id) {
        return sponsorships.find(id).hasElement();
    }

    /** What everybody sees, the newest first. */
    public Flux<Shown> all() {
        return sponsorships.all().map(Shown::of);
    }

    /** The same with all that is kept of it. */
    public Flux<Remembered> history() {
        return sponsorships.all().map(Remembered::of);
    }

    Mono<Sponsorship> dedicate(String memberId, String id, Dedication wanted) {
        return sponsorships.get(id, memberId).then(sponsorships.change(id, found -> found.dedicated(wanted, now())));
    }

    Mono<Page<Sponsorship>> unread(String readerId, PageRequest page) {
        return members.requireAny(readerId, READERS).then(sponsorships.unread(page));
    }

    Mono<Sponsorship> read(String readerId, String id, int revision, boolean approves) {
        return members.requireAny(readerId, READERS)
                .then(mayRead(readerId, id))
                .then(sponsorships.change(id, found -> found.read(revision, approves, readerId, now())));
    }

    /** Takes name and message off the wall, or lets them stand there again. Written down before it is done. */
    Mono<Sponsorship> hide(String readerId, String id, boolean hides) {
        Audited deed = new Audited(
                Ids.random(), now(), hides ? Audited.Deed.WORDS_HIDDEN : Audited.Deed.WORDS_SHOWN, readerId, id, null);
        return members.requireAny(readerId, READERS)
                .then(mayRead(readerId, id))
                .then(sponsorships.changeBy(id, before -> {
                    Sponsorship after = before.hidden(hides, readerId);
                    return after.version() == before.version()
                            ? Mono.just(after)
                            : audit.add(deed).thenReturn(after);
                }));
    }

    /** Their own words approves only who is alone. */
    private Mono<Void> mayRead(String readerId, String id) {
        return sponsorships
                .find(id)
                .filter(found -> readerId.equals(found.memberId()))
                .flatMapMany(own -> members.withAny(READERS))
                .filter(other -> !other.equals(readerId))
                .hasElements()
                .flatMap(others -> others ? Mono.error(new Refusal.Involved()) : Mono.empty());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
