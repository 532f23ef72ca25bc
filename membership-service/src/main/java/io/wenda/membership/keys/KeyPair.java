package io.wenda.membership.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.wenda.events.SigningKeys.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A P-256 key pair as a JSON Web Key (RFC 7518 section 6.2), each value base64url.
 *
 * @param d the private part; it never leaves this service and its database
 * @param signsFrom when the others have surely heard of it
 * @param by the administrator who wanted it; absent where it was time, and for the first one
 */
record KeyPair(
        String kid,
        String x,
        String y,
        String d,
        Instant signsFrom,
        @Nullable String by) {

    static KeyPair generate(String kid, Instant signsFrom, @Nullable String by) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            return new KeyPair(
                    kid,
                    key.getX().toString(),
                    key.getY().toString(),
                    key.getD().toString(),
                    signsFrom,
                    by);
        } catch (JOSEException e) {
            throw new LinkageError("every Java has P-256", e);
        }
    }

    ECKey privateKey() {
        return new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y))
                .d(new Base64URL(d))
                .keyID(kid)
                .build();
    }

    /** As outsiders read it: without the private part, with what it is for. */
    ECKey shown() {
        return new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y))
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    PublicKey publicKey() {
        return new PublicKey(kid, Curve.P_256.getName(), x, y);
    }

    /** Without the private part, as it might be logged. */
    @Override
    public String toString() {
        return "KeyPair[" + kid + "]";
    }
}
