package io.wenda.events;

import java.util.List;

/** The public keys with which membership-service signs session tokens now, will in a moment, or did for a session that may go on. */
public record SigningKeys(long version, List<PublicKey> keys) implements CommunityEvent {

    /** The record key of this part of the community's state. */
    public static final String PART = "signing-keys";

    public SigningKeys {
        keys = List.copyOf(keys);
    }

    @Override
    public String key() {
        return PART;
    }

    @Override
    public String subject() {
        return PART;
    }

    /**
     * An elliptic curve key as a JSON Web Key (RFC 7517, RFC 7518 section 6.2.1).
     *
     * @param kid the {@code kid} header of the tokens that it signs
     * @param crv {@code P-256}
     * @param x the coordinate, base64url
     * @param y the coordinate, base64url
     */
    public record PublicKey(String kid, String crv, String x, String y) {}
}
