package io.wenda.membership.keys;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.creating.Ids;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the ring of keys. */
@Component
public class Keys implements Stored {

    private static final String COLLECTION = "keys";
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Aggregates<KeyRing> rings;
    private final Clock clock;
    private final Mono<KeyRing> ring;
    private volatile long changed;

    Keys(EventTransport transport, MongoDatabase database, Clock clock) {
        this.rings = transport.aggregates(database.getCollection(COLLECTION, KeyRing.class));
        this.clock = clock;
        this.ring = find().map(found -> new Read(found, clock.instant()))
                .cacheInvalidateIf(this::isOld)
                .map(Read::ring);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of();
    }

    /** The ring as it was at most a minute ago; what this instance made of it is known at once. */
    Mono<KeyRing> ring() {
        return ring;
    }

    /** Tells the ring once more: somebody lost what was told. Whoever else does so at the same moment is as good. */
    public Mono<Void> tellAgain() {
        return rings.find(KeyRing.ID)
                .flatMap(found -> rings.update(found, found.toldAgain()))
                .then();
    }

    private boolean isOld(Read read) {
        return read.ring().version() < changed || !read.at().plus(KNOWN_FOR).isAfter(clock.instant());
    }

    /** The ring as it is now. */
    Mono<KeyRing> now() {
        return find();
    }

    /** Stores what becomes of the ring as it is now; where somebody else was faster, decides once more. */
    Mono<KeyRing> change(UnaryOperator<KeyRing> decision) {
        return rings.change(find(), decision).doOnNext(now -> changed = now.version());
    }

    private Mono<KeyRing> find() {
        return rings.find(KeyRing.ID).switchIfEmpty(Mono.defer(this::make));
    }

    /** Where another instance was faster, its ring is the one. */
    private Mono<KeyRing> make() {
        KeyRing first = KeyRing.of(KeyPair.generate(Ids.random(), clock.instant(), null));
        return rings.insert(first).onErrorResume(DuplicateKeyException.class, taken -> rings.find(KeyRing.ID));
    }

    /** @param at when */
    private record Read(KeyRing ring, Instant at) {}
}
