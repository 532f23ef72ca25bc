package io.wenda.membership.paying;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.creating.RequestHash;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.conduct.Recognising;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import io.wenda.membership.sponsors.Dedication;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member orders, by hand or through a provider, says that the money is sent, or calls it off. */
@Component
class Ordering {

    private static final String ROUTE = "POST /api/orders";

    private final Orders orders;
    private final Members members;
    private final Offers offers;
    private final PlanSettings settings;
    private final PayingProperties online;
    private final Recognising recognising;
    private final Clock clock;

    Ordering(
            Orders orders,
            Members members,
            Offers offers,
            PlanSettings settings,
            PayingProperties online,
            Recognising recognising,
            Clock clock) {
        this.orders = orders;
        this.members = members;
        this.recognising = recognising;
        this.offers = offers;
        this.settings = settings;
        this.online = online;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param amount that a sponsor gives; absent where its plan has a price
     * @param dedication of a sponsorship; absent for a membership
     */
    record Wanted(
            String plan, @Nullable Long amount, @Nullable Dedication dedication) {

        private String hash(String... way) {
            return dedication == null
                    ? RequestHash.of(
                            Stream.concat(Stream.of(plan), Stream.of(way)).toArray(String[]::new))
                    : RequestHash.of(
                            plan,
                            String.join("", way),
                            String.valueOf(amount),
                            dedication.name(),
                            String.valueOf(dedication.anonymous()),
                            dedication.message());
        }
    }

    /** By hand. */
    Mono<Order> order(String memberId, Wanted wanted, IdempotencyKey key) {
        Instant now = now();
        return terms(memberId, wanted)
                .map(terms -> Order.first(
                        key.idFor(memberId, ROUTE),
                        memberId,
                        wanted.hash(),
                        terms,
                        offers.remark(terms),
                        null,
                        wanted.dedication(),
                        now))
                .flatMap(this::insert);
    }

    /** Through a provider: ordered first, then begun there, so whatever it tells finds the order. */
    Mono<Order> order(String memberId, Wanted wanted, Provider provider, IdempotencyKey key) {
        Instant now = now();
        return terms(memberId, wanted)
                .filter(terms -> provider.takes(terms.price()))
                .switchIfEmpty(Mono.error(Refusal.NotForSale::new))
                .map(terms -> Order.first(
                        key.idFor(memberId, ROUTE),
                        memberId,
                        wanted.hash(provider.code()),
                        terms,
                        offers.remark(terms),
                        Online.first(provider, online, now),
                        wanted.dedication(),
                        now))
                .flatMap(this::insert)
                .flatMap(order -> order.isToBegin() ? begin(order, provider) : Mono.just(order));
    }

    private Mono<Order> begin(Order order, Provider provider) {
        return members.get(order.memberId())
                .map(member -> offers.name(order.terms(), member.language()))
                .flatMap(plan -> provider.begin(order.bill(online.community() + ": " + plan)))
                .flatMap(checkout -> orders.change(order.id(), found -> found.begun(checkout)));
    }

    /** Who was expelled from what is paid for buys none of it, and whoever may be the same person not before somebody looked. */
    private Mono<Terms> terms(String memberId, Wanted wanted) {
        return members.get(memberId)
                .filter(member -> !member.conduct().expelsFromPaid())
                .switchIfEmpty(Mono.error(Refusal.ExpelledFromPaid::new))
                .flatMap(recognising::requireStranger)
                .then(Mono.justOrEmpty(offers.forSale(wanted.plan(), wanted.amount()))
                        .switchIfEmpty(Mono.error(Refusal.NotForSale::new)));
    }

    private Mono<Order> insert(Order order) {
        return orders.insert(order)
                .filter(there -> there.requestHash().equals(order.requestHash()))
                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new));
    }

    Mono<Order> claim(String memberId, String orderId, String nickname, String proof) {
        return orders.get(orderId, memberId)
                .then(orders.change(orderId, order -> order.claimed(nickname, proof, settings.patience(), now())));
    }

    Mono<Order> cancel(String memberId, String orderId) {
        return orders.get(orderId, memberId).then(orders.change(orderId, Order::cancelled));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
