package io.wenda.http.session;

import io.wenda.events.MemberState;
import io.wenda.events.MemberState.EndedSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Sessions that were signed out before their tokens ran out. Remembered until then, and not longer.
 *
 * <p>A session never comes back: an older state that arrives late takes nothing away.
 */
public final class EndedSessions {

    private static final Duration PRUNE_EVERY = Duration.ofMinutes(5);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Sinks.Many<String> endings = Sinks.many().multicast().directBestEffort();
    private final Clock clock;
    private Instant prunedAt;
    private volatile boolean known;

    public EndedSessions(Clock clock) {
        this.clock = clock;
        this.prunedAt = clock.instant();
    }

    /** Whether this session is over. */
    public boolean contains(String sessionId) {
        return until.containsKey(sessionId);
    }

    /** Whether all is known that was told before this instance started; until then no session can be trusted. */
    boolean known() {
        return known;
    }

    void allHeard() {
        known = true;
    }

    /** Completes when the session is signed out or its token runs out: whatever streams to it ends then. */
    public Mono<Void> endOf(Session session) {
        Mono<Void> signedOut = endings.asFlux()
                .filter(session.sessionId()::equals)
                .mergeWith(Mono.fromSupplier(session::sessionId).filter(this::contains))
                .next()
                .then();
        return Mono.firstWithSignal(
                signedOut,
                Mono.delay(Duration.between(clock.instant(), session.expiresAt()))
                        .then());
    }

    /** Takes over what a member's state says; called by one thread. */
    void accept(MemberState state) {
        Instant now = clock.instant();
        for (EndedSession session : state.endedSessions()) {
            if (session.until().isAfter(now) && until.put(session.sessionId(), session.until()) == null) {
                endings.tryEmitNext(session.sessionId());
            }
        }
        if (now.isAfter(prunedAt.plus(PRUNE_EVERY))) {
            until.values().removeIf(end -> !end.isAfter(now));
            prunedAt = now;
        }
    }

    int size() {
        return until.size();
    }
}
