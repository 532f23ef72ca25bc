package io.wenda.membership.conduct;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whom a case is about reads it, replies, appeals, and acknowledges a warning. */
@Component
class Defending {

    private final Cases cases;
    private final Deciders deciders;
    private final Judging judging;
    private final Clock clock;

    Defending(Cases cases, Deciders deciders, Judging judging, Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.judging = judging;
        this.clock = clock;
    }

    /** The newest first. */
    Mono<List<Case>> own(String memberId) {
        return cases.of(memberId)
                .collectSortedList(Comparator.comparing(Case::openedAt).reversed());
    }

    Mono<Case> reply(String memberId, String id, String text) {
        return cases.get(id, memberId)
                .flatMap(one -> deciders.but(one.involved()))
                .flatMap(concerned -> cases.change(id, one -> one.replied(text, concerned, now())));
    }

    Mono<Case> appeal(String memberId, String id, String text) {
        return cases.get(id, memberId)
                .flatMap(one -> deciders.but(one.involvedInAppeal()))
                .flatMap(concerned -> cases.change(id, one -> one.appealed(text, concerned, now())));
    }

    Mono<Case> acknowledge(String memberId, String id) {
        return cases.get(id, memberId)
                .then(cases.change(id, one -> one.acknowledged(now())))
                .flatMap(judging::settle);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
