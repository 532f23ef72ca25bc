package io.wenda.membership.issuers;

import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.membership.throttling.Attempts;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.membership.throttling.Throttled;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/** Somebody goes to an issuer and comes back with its word: in the same browser, once, and within ten minutes. */
@Component
class Travelling {

    private static final Logger LOG = LoggerFactory.getLogger(Travelling.class);
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Issuers issuers;
    private final Visits visits;
    private final Guests guests;
    private final Attempts attempts;
    private final Clock clock;

    Travelling(Issuers issuers, Visits visits, Guests guests, Attempts attempts, Clock clock) {
        this.issuers = issuers;
        this.visits = visits;
        this.guests = guests;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Where the browser goes, and what it keeps meanwhile.
     *
     * @param memberId who links the two; absent where somebody signs in
     */
    Mono<Departure> leave(String issuerId, @Nullable String memberId, ClientAddress from) {
        Issuer issuer = issuers.get(issuerId);
        String state = secret();
        String kept = secret();
        Visit visit = new Visit(
                Visit.idOf(state),
                issuerId,
                Visit.keyOf(kept),
                secret(),
                secret() + secret(),
                memberId,
                clock.instant().plus(TIME));
        return attempts.count(Throttled.VISITS_FROM_ADDRESS, from.network())
                .then(answered(issuer, issuer.way(visit, state)))
                .delayUntil(way -> visits.add(visit))
                .map(way -> new Departure(way, kept));
    }

    /** Who came back; {@link Refusal.VisitOver}, {@link Refusal.IssuerRefused}, {@link Refusal.IssuerSilent}. */
    Mono<Returned> comeBack(String state, String code, String kept, @Nullable String signedIn) {
        return visits.take(state)
                .filter(visit -> visit.isOf(kept, signedIn))
                .switchIfEmpty(Mono.error(Refusal.VisitOver::new))
                .flatMap(visit -> {
                    Issuer issuer = issuers.get(visit.issuer());
                    return answered(issuer, issuer.known(visit, code)).flatMap(known -> returned(visit, known));
                });
    }

    private Mono<Returned> returned(Visit visit, Guest.Known known) {
        String ticket = secret();
        Instant until = clock.instant().plus(TIME);
        Guest guest = new Guest(Guest.idOf(ticket), issuers.get(visit.issuer()).name(), known, until);
        Returned returned = new Returned(guest, ticket, visit.memberId());
        return visit.memberId() == null ? guests.add(guest).thenReturn(returned) : Mono.just(returned);
    }

    /** What an issuer says in anger is nothing for people to read, and may hold a secret. */
    private static <T> Mono<T> answered(Issuer issuer, Mono<T> asked) {
        return asked.timeout(PATIENCE)
                .doOnError(
                        error -> !(error instanceof Refusal),
                        error -> LOG.warn(
                                "{} failed: {}", issuer.id(), error.getClass().getSimpleName()))
                .onErrorMap(error -> !(error instanceof Refusal), Travelling::refusal);
    }

    private static Refusal refusal(Throwable error) {
        boolean silent = error instanceof TimeoutException
                || error instanceof WebClientRequestException
                || error instanceof IllegalArgumentException;
        return silent ? new Refusal.IssuerSilent() : new Refusal.IssuerRefused();
    }

    private static String secret() {
        return Ids.random() + Ids.random();
    }

    /** @param kept by the browser, and by nobody else */
    record Departure(URI way, String kept) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Departure[...]";
        }
    }

    /** @param linking the member who links the two; absent where somebody signs in */
    record Returned(Guest guest, String ticket, @Nullable String linking) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Returned[...]";
        }
    }
}
