package io.wenda.membership.conduct;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.RequestHash;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.conduct.Case.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The staff says that somebody broke the rules, and reads what there is. */
@Component
class OpeningCases {

    private static final String ROUTE = "POST /api/cases";

    private final Cases cases;
    private final Deciders deciders;
    private final Members members;
    private final ConductSettings settings;
    private final Clock clock;

    OpeningCases(Cases cases, Deciders deciders, Members members, ConductSettings settings, Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.members = members;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Case> open(String by, String memberId, String notice, List<String> evidence, IdempotencyKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String hash = RequestHash.of(
                Stream.concat(Stream.of(memberId, notice), evidence.stream()).toArray(String[]::new));
        return deciders.require(by)
                .then(members.get(memberId))
                .flatMap(member -> cases.insert(Case.first(
                        key.idFor(by, ROUTE),
                        memberId,
                        new Words(by, notice, now),
                        evidence,
                        hash,
                        settings.replyWithin())));
    }

    Mono<Case> note(String by, String id, String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return read(by, id).then(cases.change(id, one -> one.noted(new Words(by, text, now))));
    }

    /** With what the staff noted: whom it is about reads it where everybody reads their own, as long as there are others. */
    Mono<Case> read(String by, String id) {
        return deciders.require(by).then(cases.get(id)).delayUntil(one -> deciders.isAlone(by, Set.of(one.memberId())));
    }

    /** @param memberId only what is about them, open or not; empty for what is open, or what is not */
    Mono<Page<Case>> list(String by, String memberId, boolean open, PageRequest page) {
        return deciders.require(by).then(memberId.isEmpty() ? cases.page(open, page) : cases.page(memberId, page));
    }

    /** Those in which the time for a reply is over wait for a decision. The case's version decides which instance says so. */
    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> tell() {
        return tell(clock.instant());
    }

    Mono<Void> tell(Instant now) {
        return cases.unheard(now)
                .concatMapDelayError(one -> deciders.but(one.involved())
                        .flatMap(concerned -> cases.change(one.id(), found -> found.told(concerned, now))))
                .then();
    }
}
