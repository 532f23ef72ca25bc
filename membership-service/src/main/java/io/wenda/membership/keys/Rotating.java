package io.wenda.membership.keys;

import io.wenda.http.creating.Ids;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.auditing.Audit;
import io.wenda.membership.auditing.Audited;
import io.wenda.transport.OutboxFullException;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has another key sign: when one has signed for long enough, and when an administrator wants it. No session ends by it. The
 * new key is told to everybody {@link #TOLD_BEFORE} before it signs, which is longer than anybody keeps what they heard
 * of keys; the old one stays until its last token has run out.
 */
@Component
class Rotating {

    /** {@link PublicKeys#KEPT}, a ring as it was a minute ago, and clocks that differ by two, with room to spare. */
    static final Duration TOLD_BEFORE = Duration.ofMinutes(10);

    private static final Duration ROOM = Duration.ofMinutes(10);

    private final Keys keys;
    private final Members members;
    private final Audit audit;
    private final SessionSettings settings;
    private final Clock clock;

    Rotating(Keys keys, Members members, Audit audit, SessionSettings settings, Clock clock) {
        this.keys = keys;
        this.members = members;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<KeyRing> ring(String administratorId) {
        return members.requireAdministrator(administratorId).then(Mono.defer(keys::now));
    }

    /** One more key, as an administrator wants it. Of two who want one at the same moment both get the same. */
    Mono<KeyRing> rotate(String administratorId) {
        return members.requireAdministrator(administratorId)
                .then(Mono.defer(() -> {
                    KeyPair next = fresh(administratorId);
                    return keys.change(ring -> ring.with(next, clock.instant()));
                }))
                .delayUntil(this::audited);
    }

    /** Sees to it that keys come and go in time, and that each that came is written down. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT5M")
    Mono<Void> tend() {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    KeyPair next = fresh(null);
                    return keys.change(ring ->
                            ring.isDue(now, settings.keyAge()) ? ring.with(next, now) : ring.without(now, tokens()));
                })
                .flatMap(this::audited)
                .onErrorComplete(
                        error -> error instanceof StaleVersionException || error instanceof OutboxFullException);
    }

    /**
     * How long after the next key should have signed a token of this one may still be good. Twice a session's time: while
     * the broker is away the next one is not known, and this one signs on.
     */
    Duration tokens() {
        return settings.lifetime().multipliedBy(2).plus(ROOM);
    }

    private KeyPair fresh(@Nullable String by) {
        return KeyPair.generate(Ids.random(), clock.instant().plus(TOLD_BEFORE), by);
    }

    /** The oldest was written down when it was not, or came with the community. */
    private Mono<Void> audited(KeyRing ring) {
        return Flux.fromIterable(ring.keys())
                .skip(1)
                .concatMap(key -> audit.add(new Audited(
                        Ids.of("key", key.kid()),
                        key.signsFrom().minus(TOLD_BEFORE),
                        Audited.Deed.KEY_ROTATED,
                        key.by(),
                        key.kid(),
                        null)))
                .then();
    }
}
