package io.wenda.membership.sponsors;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Remote help: a sponsor asks for a session, the staff sets its time and says when it is over. What is called off, by
 * whichever side, is given back. The sponsorship's version decides between two who do something at once.
 */
@Component
class Helping {

    private static final String ROUTE = "POST /api/sponsors/help";
    private static final Set<Role> HELPERS = Set.of(Role.DUTY, Role.ADMIN);

    private final Sponsorships sponsorships;
    private final Members members;
    private final Clock clock;

    Helping(Sponsorships sponsorships, Members members, Clock clock) {
        this.sponsorships = sponsorships;
        this.members = members;
        this.clock = clock;
    }

    Mono<Sponsorship> request(String memberId, String id, String wish, String zone, IdempotencyKey key) {
        Instant now = now();
        Help request = Help.requested(key.idFor(memberId, ROUTE + id), wish, zone, now);
        return sponsorships
                .get(id, memberId)
                .then(helpersBut(memberId))
                .flatMap(helpers -> sponsorships.change(id, found -> found.helpRequested(request, helpers, now)))
                .filter(found -> found.help(request.id())
                        .filter(there -> there.wish().equals(wish))
                        .isPresent())
                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new));
    }

    /** The sponsor does not need it any more. */
    Mono<Sponsorship> callOff(String memberId, String id, String helpId) {
        Instant now = now();
        return sponsorships
                .get(id, memberId)
                .then(helpersBut(memberId))
                .flatMap(helpers -> sponsorships.change(id, found -> {
                    Help there = found.help(helpId).orElseThrow(Refusal.Absent::new);
                    return there.counts()
                            ? found.helpMoved(
                                    there.next(there.step(), Help.State.CANCELLED, there.time(), null, ""),
                                    helpers,
                                    now)
                            : found;
                }));
    }

    Mono<Page<Sponsorship>> inNeed(String helperId, PageRequest page) {
        return members.requireAny(helperId, HELPERS).then(sponsorships.inNeed(page));
    }

    /** The staff takes the next step after the one that it read; {@code when} is absent but for a time that is set. */
    Mono<Sponsorship> move(String helperId, String id, String helpId, Step step) {
        Instant now = now();
        return members.requireAny(helperId, HELPERS).then(sponsorships.change(id, found -> {
            Help there = found.help(helpId).orElseThrow(Refusal.Absent::new);
            Instant when = step.time() == null ? there.time() : step.time();
            Help moved = there.next(step.read(), step.state(), when, helperId, step.words());
            return found.helpMoved(moved, List.of(String.valueOf(found.memberId())), now);
        }));
    }

    /**
     * What somebody of the staff does.
     *
     * @param read the step that they saw
     * @param time absent but where one is set
     */
    record Step(int read, Help.State state, @Nullable Instant time, String words) {}

    /** Those on duty; administrators where there are none but the sponsor. */
    private Mono<List<String>> helpersBut(String memberId) {
        return members.with(Role.DUTY)
                .filter(id -> !id.equals(memberId))
                .switchIfEmpty(members.with(Role.ADMIN))
                .collectList();
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
