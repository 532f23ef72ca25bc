package io.wenda.membership.issuers;

import io.wenda.http.creating.Ids;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is on the way to an issuer, and comes back in the same browser or not at all.
 *
 * @param id hash of the state (RFC 6749 section 10.12) that goes there and comes back
 * @param key hash of what the browser keeps meanwhile: with the state alone nobody comes back
 * @param nonce that the issuer's word must hold (OpenID Connect Core 3.1.2.1)
 * @param verifier with which the code is redeemed (PKCE, RFC 7636)
 * @param memberId who links the two; absent where somebody signs in
 * @param until when it is too late
 */
record Visit(
        @BsonId String id,
        String issuer,
        String key,
        String nonce,
        String verifier,
        @Nullable String memberId,
        Instant until) {

    static String idOf(String state) {
        return Ids.of("visit", state);
    }

    static String keyOf(String secret) {
        return Ids.of("visitor", secret);
    }

    /** Whether this is the browser, and who is signed in there the one, that it began with. */
    boolean isOf(String secret, @Nullable String signedIn) {
        return key.equals(keyOf(secret)) && (memberId == null || memberId.equals(signedIn));
    }

    /** Without its secrets, as it might be logged. */
    @Override
    public String toString() {
        return "Visit[" + issuer + "]";
    }
}
