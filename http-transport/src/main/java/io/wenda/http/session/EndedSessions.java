package io.wenda.http.session;

import io.wenda.events.MemberState;
import io.wenda.events.MemberState.Bar;
import io.wenda.events.MemberState.EndedSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Sessions that were signed out before their tokens ran out, remembered until then, and not longer; and who is shut out
 * whatever their session: who is expelled, and who has yet to set up a second factor that the community wants of them.
 *
 * <p>A session never comes back: an older state that arrives late takes nothing away. Who was shut out once is known from
 * then on by the newest state that said so, as membership-service goes on telling what is over with its end: so an older
 * state changes nothing there either.
 */
public final class EndedSessions {

    private static final Duration PRUNE_EVERY = Duration.ofMinutes(5);

    private static final String EXPELLED = "expelled";
    private static final String UNGUARDED = "second-factor";

    /** What was heard last of somebody who was shut out. */
    private record ShutOut(long version, List<Bar> bars) {}

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Map<String, ShutOut> shutOut = new ConcurrentHashMap<>();
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
        return isBarred(memberId, EXPELLED);
    }

    /** Whether this member does nothing before they have set up a second factor. */
    boolean lacksSecondFactor(String memberId) {
        return isBarred(memberId, UNGUARDED);
    }

    private boolean isBarred(String memberId, String name) {
        ShutOut last = shutOut.get(memberId);
        return last != null
                && last.bars().stream()
                        .anyMatch(bar -> bar.name().equals(name)
                                && (bar.until() == null || bar.until().isAfter(clock.instant())));
    }

    private boolean isShutOut(String memberId) {
        return hasExpelled(memberId) || lacksSecondFactor(memberId);
    }

    /** Whether all is known that was told before this instance started; until then no session can be trusted. */
    boolean known() {
        return known;
    }

    void allHeard() {
        known = true;
    }

    /**
     * Completes when the session is signed out, its member shut out, or its token runs out: whatever streams to it ends
     * then.
     */
    public Mono<Void> endOf(Session session) {
        Mono<Void> signedOut = endings.asFlux()
                .filter(ended -> ended.equals(session.sessionId()) || ended.equals(session.memberId()))
                .mergeWith(Mono.fromSupplier(session::sessionId)
                        .filter(id -> contains(id) || isShutOut(session.memberId())))
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
        shutOut(state);
        if (now.isAfter(prunedAt.plus(PRUNE_EVERY))) {
            until.values().removeIf(end -> !end.isAfter(now));
            prunedAt = now;
        }
    }

    private void shutOut(MemberState state) {
        ShutOut known = shutOut.get(state.memberId());
        List<Bar> bars = state.bars().stream()
                .filter(bar -> bar.name().equals(EXPELLED) || bar.name().equals(UNGUARDED))
                .toList();
        if (known == null ? bars.isEmpty() : known.version() >= state.version()) {
            return;
        }
        shutOut.put(state.memberId(), new ShutOut(state.version(), bars));
        if (isShutOut(state.memberId())) {
            endings.tryEmitNext(state.memberId());
        }
    }

    int size() {
        return until.size();
    }
}
