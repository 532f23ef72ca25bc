package io.wenda.http.session;

import io.wenda.events.MemberState;
import io.wenda.events.MemberState.Bar;
import io.wenda.events.MemberState.EndedSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Sessions that were signed out before their tokens ran out, remembered until then, and not longer; and who is expelled, so
 * that no session of theirs is any good for as long as that lasts.
 *
 * <p>A session never comes back: an older state that arrives late takes nothing away. Who was expelled once is known from
 * then on by the newest state that said so, as membership-service goes on telling an expulsion that is over with its end: so
 * an older state changes nothing there either.
 */
public final class EndedSessions {

    private static final Duration PRUNE_EVERY = Duration.ofMinutes(5);

    private static final String EXPELLED = "expelled";

    /**
     * What was heard last of somebody who was expelled.
     *
     * @param until when that ended; absent while it lasts
     */
    private record Expulsion(
            long version, boolean bars, @Nullable Instant until) {}

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Map<String, Expulsion> expulsions = new ConcurrentHashMap<>();
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

    /** Whether this member is expelled now. */
    boolean hasExpelled(String memberId) {
        Expulsion last = expulsions.get(memberId);
        return last != null
                && last.bars()
                && (last.until() == null || last.until().isAfter(clock.instant()));
    }

    /** Whether all is known that was told before this instance started; until then no session can be trusted. */
    boolean known() {
        return known;
    }

    void allHeard() {
        known = true;
    }

    /**
     * Completes when the session is signed out, its member expelled, or its token runs out: whatever streams to it ends
     * then.
     */
    public Mono<Void> endOf(Session session) {
        Mono<Void> signedOut = endings.asFlux()
                .filter(ended -> ended.equals(session.sessionId()) || ended.equals(session.memberId()))
                .mergeWith(Mono.fromSupplier(session::sessionId)
                        .filter(id -> contains(id) || hasExpelled(session.memberId())))
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
        expel(state);
        if (now.isAfter(prunedAt.plus(PRUNE_EVERY))) {
            until.values().removeIf(end -> !end.isAfter(now));
            prunedAt = now;
        }
    }

    private void expel(MemberState state) {
        Expulsion known = expulsions.get(state.memberId());
        Bar bar = state.bars().stream()
                .filter(one -> one.name().equals(EXPELLED))
                .findFirst()
                .orElse(null);
        if (known == null ? bar == null : known.version() >= state.version()) {
            return;
        }
        expulsions.put(state.memberId(), new Expulsion(state.version(), bar != null, bar == null ? null : bar.until()));
        if (hasExpelled(state.memberId())) {
            endings.tryEmitNext(state.memberId());
        }
    }

    int size() {
        return until.size();
    }
}
