package io.wenda.membership.keys;

import io.wenda.events.Event;
import io.wenda.events.SigningKeys;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * All keys whose tokens are still valid. There is one ring, so two instances that start together make one key.
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

    /** The newest key that may sign now. */
    KeyPair signing(Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(KeyPair::signsFrom))
                .orElseGet(keys::getFirst);
    }

    private static KeyRing told(long version, List<KeyPair> keys) {
        SigningKeys told =
                new SigningKeys(version, keys.stream().map(KeyPair::publicKey).toList());
        return new KeyRing(ID, version, keys, List.of(told));
    }
}
