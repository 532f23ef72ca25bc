package io.wenda.membership.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords as every authenticator makes them (RFC 6238 on RFC 4226): HMAC-SHA-1, steps of 30 seconds
 * from 1970 on, six digits. One step before and one after are taken too, for clocks that differ.
 */
public final class Totp {

    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String ALGORITHM = "HmacSHA1";

    /** RFC 4648 section 6. */
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret: 160 random bits in base32, as people type it into an authenticator. */
    public static String newSecret() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < SECRET_BYTES * Byte.SIZE / BITS; i++) {
            secret.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
        }
        return secret.toString();
    }

    /** The step whose code this is, if it is later than the last one that was used. */
    static Optional<Long> step(String secret, String code, Instant now, long lastUsed) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> step > lastUsed && code(secret, step).equals(code))
                .boxed()
                .findFirst();
    }

    /** What an authenticator shows at this moment. */
    public static String code(String secret, Instant now) {
        return code(secret, Math.floorDiv(now.getEpochSecond(), STEP_SECONDS));
    }

    private static String code(String secret, long step) {
        byte[] hash = hmac(
                bytes(secret), ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xF;
        int number = (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % MODULUS;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new LinkageError("every Java has HMAC-SHA-1", e);
        }
    }

    private static byte[] bytes(String secret) {
        ByteBuffer bytes = ByteBuffer.allocate(secret.length() * BITS / Byte.SIZE);
        int buffer = 0;
        int held = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = ((buffer << BITS) | BASE32.indexOf(secret.charAt(i))) & 0xFFFF;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes.put((byte) (buffer >> held));
            }
        }
        return bytes.array();
    }
}
