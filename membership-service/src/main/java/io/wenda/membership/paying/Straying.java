package io.wenda.membership.paying;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Money that no order waits for is put before the treasurers, and they say what becomes of it. */
@Component
class Straying {

    private final Strays strays;
    private final Orders orders;
    private final Confirming confirming;
    private final Members members;
    private final Clock clock;

    Straying(Strays strays, Orders orders, Confirming confirming, Members members, Clock clock) {
        this.strays = strays;
        this.orders = orders;
        this.confirming = confirming;
        this.members = members;
        this.clock = clock;
    }

    /** Whether nothing that is paid for is its member's any more: then no money counts for it before a person has looked. */
    Mono<Boolean> isExpelled(Order order) {
        return members.get(order.memberId()).map(member -> member.conduct().expelsFromPaid());
    }

    /** However often a provider says so: noted once. */
    Mono<Void> note(Receipt receipt, Stray.Reason reason, @Nullable String memberId) {
        return strays.find(Stray.idOf(receipt.reference()))
                .switchIfEmpty(Mono.defer(() -> concerned()
                        .flatMap(people -> strays.insert(Stray.first(receipt, reason, memberId, people, now())))))
                .then();
    }

    /** The treasurers; where there are none, the administrators. */
    private Mono<List<String>> concerned() {
        return members.with(Role.TREASURER)
                .switchIfEmpty(members.with(Role.ADMIN))
                .collectList();
    }

    /** The provider says that it went back: all of it settles it. False where nothing was noted of this payment. */
    Mono<Boolean> returned(Told.Returned returned) {
        String id = Stray.idOf(returned.payment());
        return strays.find(id)
                .flatMap(stray ->
                        returned.whole() ? strays.change(id, found -> gone(found, returned)) : Mono.just(stray))
                .hasElement();
    }

    private Stray gone(Stray stray, Told.Returned returned) {
        return stray.open()
                ? stray.settled(Stray.Outcome.RETURNED, returned.provider(), returned.reference(), now())
                : stray;
    }

    Mono<Page<Stray>> page(String treasurerId, boolean open, PageRequest page) {
        return members.require(treasurerId, Role.TREASURER).then(strays.page(open, page));
    }

    Mono<Stray> settle(String treasurerId, String id, Stray.Outcome outcome, String why) {
        return members.require(treasurerId, Role.TREASURER)
                .then(strays.get(id))
                .flatMap(stray -> outcome == Stray.Outcome.ACCEPTED ? accept(treasurerId, stray) : Mono.just(stray))
                .flatMap(stray -> strays.change(id, found -> found.settled(outcome, treasurerId, why, now())));
    }

    /** The order first: what is done twice is done once, and what dies in between is done again. */
    private Mono<Stray> accept(String treasurerId, Stray stray) {
        if (!stray.isAcceptable()) {
            return Mono.error(new Refusal.FitsNoOrder());
        }
        if (!stray.open()) {
            return Mono.just(stray);
        }
        return orders.change(stray.receipt().orderId(), order -> order.accepted(stray.receipt(), treasurerId, now()))
                .flatMap(confirming::book)
                .thenReturn(stray);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
