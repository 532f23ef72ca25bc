package io.wenda.http.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.wenda.events.SigningKeys;
import io.wenda.events.SigningKeys.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of session tokens, as membership-service told them last. */
public final class SessionKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKeys.class);

    private final AtomicReference<Told> told = new AtomicReference<>(new Told(0, Map.of()));

    /** The key with this id, or null when membership-service told of none. */
    public @Nullable ECPublicKey find(String kid) {
        return told.get().keys().get(kid);
    }

    /** Whether any keys were told: before that, a token that nobody can check is not a forged one. */
    public boolean known() {
        return !told.get().keys().isEmpty();
    }

    /** Takes over what membership-service tells, unless something newer is known. */
    void accept(SigningKeys keys) {
        Told next = new Told(keys.version(), read(keys));
        told.updateAndGet(before -> next.version() >= before.version() ? next : before);
    }

    private static Map<String, ECPublicKey> read(SigningKeys keys) {
        Map<String, ECPublicKey> byId = new HashMap<>();
        for (PublicKey key : keys.keys()) {
            try {
                byId.put(key.kid(), read(key));
            } catch (JOSEException | IllegalStateException e) {
                LOG.error("Signing key {} is none; its tokens will not be accepted", key.kid(), e);
            }
        }
        return Map.copyOf(byId);
    }

    private static ECPublicKey read(PublicKey key) throws JOSEException {
        if (!key.crv().equals(Curve.P_256.getName())) {
            throw new IllegalStateException("curve " + key.crv());
        }
        return new ECKey.Builder(Curve.P_256, new Base64URL(key.x()), new Base64URL(key.y()))
                .build()
                .toECPublicKey();
    }

    private record Told(long version, Map<String, ECPublicKey> keys) {}
}
