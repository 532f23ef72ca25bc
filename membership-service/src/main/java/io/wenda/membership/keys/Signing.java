package io.wenda.membership.keys;

import io.wenda.http.session.Scope;
import io.wenda.http.session.Session;
import io.wenda.http.session.SessionKeys;
import io.wenda.http.session.SessionTokens;
import io.wenda.http.session.SessionsUnknownException;
import io.wenda.transport.OutboxFullException;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Signs session tokens, with a key that has come back to this service by the same way as to all others: a token that is
 * handed out opens every door.
 *
 * <p>{@code signing}, for the readiness group: down until there is such a key.
 */
@Component("signingHealthIndicator")
public class Signing implements ReactiveHealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    /** At most, from one instance to another. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private static final Duration OF_PROGRAMS = Duration.ofHours(1);

    private final Keys keys;
    private final SessionKeys toldKeys;
    private final SessionSettings settings;
    private final Clock clock;

    Signing(Keys keys, SessionKeys toldKeys, SessionSettings settings, Clock clock) {
        this.keys = keys;
        this.toldKeys = toldKeys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A token of this session from now on; {@link SessionsUnknownException} while nobody could check it. */
    public Mono<Signed> sign(String memberId, String sessionId) {
        return key().switchIfEmpty(Mono.error(SessionsUnknownException::new)).map(key -> {
            Instant now = clock.instant();
            Instant expires = now.truncatedTo(ChronoUnit.SECONDS).plus(settings.lifetime());
            return signed(key, new Session(memberId, sessionId, expires), now);
        });
    }

    /**
     * A token for a program, which has only these scopes: for an hour, so that it is seldom asked for and works on while
     * this service is away, and never for longer than until then, or than a session.
     */
    public Mono<Signed> sign(String memberId, String tokenId, Set<Scope> scopes, Instant until) {
        return key().switchIfEmpty(Mono.error(SessionsUnknownException::new)).map(key -> {
            Instant now = clock.instant();
            Instant expires = Stream.of(until, now.plus(OF_PROGRAMS), now.plus(settings.lifetime()))
                    .min(Comparator.naturalOrder())
                    .orElseThrow()
                    .truncatedTo(ChronoUnit.SECONDS);
            return signed(key, new Session(memberId, tokenId, expires, scopes), now);
        });
    }

    private static Signed signed(KeyPair key, Session session, Instant now) {
        return new Signed(session, SessionTokens.sign(key.privateKey(), session, now));
    }

    /** Whether half of the session's time is over. */
    public boolean isToBeRenewed(Session session) {
        Instant half = session.expiresAt().minus(settings.lifetime().dividedBy(2));
        return !clock.instant().isBefore(half);
    }

    /** When the last token of a session that ends now has run out, whichever was renewed last and by whichever instance. */
    public Instant lastExpiry() {
        return clock.instant().plus(settings.lifetime()).plus(CLOCKS_DIFFER);
    }

    private Mono<KeyPair> key() {
        return keys.ring().flatMap(ring -> Mono.justOrEmpty(ring.signing(clock.instant(), this::isKnown)));
    }

    private boolean isKnown(KeyPair key) {
        return toldKeys.find(key.kid()) != null;
    }

    /** When what was told got lost (a broker that was set up anew), it is told again. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    Mono<Void> tellLostKeys() {
        return keys.ring()
                .mapNotNull(ring -> ring.signing(clock.instant(), key -> true).orElse(null))
                .filter(key -> !isKnown(key))
                .doOnNext(lost -> LOG.warn("The signing keys were told and are not known; telling them again"))
                .flatMap(lost -> keys.tellAgain())
                .onErrorComplete(Signing::isTelling);
    }

    /** Another instance does it, or the broker is away and what is to be told waits in the store. */
    private static boolean isTelling(Throwable error) {
        return error instanceof StaleVersionException || error instanceof OutboxFullException;
    }

    @Override
    public Mono<Health> health() {
        return key().map(key -> Health.up().build())
                .defaultIfEmpty(Health.down().build());
    }

    /** A session and the token that stands for it. */
    public record Signed(Session session, String token) {}
}
