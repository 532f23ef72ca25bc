package io.wenda.membership.keys;

import io.wenda.events.Event;
import io.wenda.events.SigningKeys;
import io.wenda.transport.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * All keys whose tokens are still valid, in the order in which they sign. There is one ring, so two instances that start, or
 * rotate, together make one key.
 *
 * <p>A new key joins the ring some time before it signs, and an old one leaves when its last token has run out.
 */
record KeyRing(@BsonId String id, long version, List<KeyPair> keys, List<Event> outbox) implements Aggregate {

    static final String ID = SigningKeys.PART;

    KeyRing {
        keys = List.copyOf(keys);
        outbox = List.copyOf(outbox);
    }

    static KeyRing of(KeyPair first) {
        return told(1, List.of(first));
    }

    /** The same keys, told once more. */
    KeyRing toldAgain() {
        return told(version + 1, keys);
    }

    /** The newest key that may sign now and that all others know, or else the first; empty where they know none. */
    Optional<KeyPair> signing(Instant now, Predicate<KeyPair> known) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now) || key.equals(keys.getFirst()))
                .filter(known)
                .max(Comparator.comparing(KeyPair::signsFrom));
    }

    /** Whether the newest key has signed for as long as one is to. */
    boolean isDue(Instant now, Duration age) {
        return !newest().signsFrom().plus(age).isAfter(now);
    }

    /** With one more key. Where one waits for its time already, that is the one, and nothing changes. */
    KeyRing with(KeyPair next, Instant now) {
        return newest().signsFrom().isAfter(now)
                ? this
                : told(
                        version + 1,
                        Stream.concat(keys.stream(), Stream.of(next)).toList());
    }

    /**
     * Without the keys of which no token is left. The same where there are none such.
     *
     * @param tokens how long after the next key began to sign the last token of one may run out
     */
    KeyRing without(Instant now, Duration tokens) {
        List<KeyPair> left = keys.stream()
                .filter(key -> next(key)
                        .map(next -> next.signsFrom().plus(tokens).isAfter(now))
                        .orElse(true))
                .toList();
        return left.equals(keys) ? this : told(version + 1, left);
    }

    /** When the last token of this key has run out; empty where it will sign on. */
    Optional<Instant> end(KeyPair key, Duration tokens) {
        return next(key).map(next -> next.signsFrom().plus(tokens));
    }

    private Optional<KeyPair> next(KeyPair key) {
        return keys.stream()
                .filter(other -> other.signsFrom().isAfter(key.signsFrom()))
                .findFirst();
    }

    KeyPair newest() {
        return keys.getLast();
    }

    private static KeyRing told(long version, List<KeyPair> keys) {
        SigningKeys told =
                new SigningKeys(version, keys.stream().map(KeyPair::publicKey).toList());
        return new KeyRing(ID, version, keys, List.of(told));
    }
}
