package io.wenda.question.history;

import io.wenda.http.history.Arrivals;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.people.People;
import reactor.core.publisher.Mono;

/** The members whom lines name, some of whom membership-service may be telling of just now. */
record Members(People people, Arrivals arrivals) {

    Mono<Void> require(String field, String memberId) {
        return arrivals.has(people.find(memberId).hasElement())
                .filter(known -> known)
                .switchIfEmpty(Mono.error(() -> InvalidException.of(field, "unknown-member")))
                .then();
    }
}
