package io.wenda.http.creating;

import java.security.SecureRandom;

/** Ids of things: 20 characters of lower-case base32 that stand for 100 bits, opaque and not to be guessed. */
public final class Ids {

    /** Crockford's alphabet: no letter that reads like a digit. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 20;
    private static final int BITS = 5;
    private static final int BYTES = 13;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id that nobody else has. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    /** The id that these parts always have, in this order. */
    public static String of(String... parts) {
        return encode(Digest.of(parts));
    }

    /** The first 100 bits. */
    private static String encode(byte[] bytes) {
        StringBuilder id = new StringBuilder(LENGTH);
        int buffer = 0;
        int held = 0;
        for (int i = 0; id.length() < LENGTH; ) {
            if (held < BITS) {
                buffer = ((buffer << Byte.SIZE) | (bytes[i++] & 0xFF)) & 0xFFFF;
                held += Byte.SIZE;
            }
            held -= BITS;
            id.append(ALPHABET.charAt((buffer >> held) & 31));
        }
        return id.toString();
    }
}
