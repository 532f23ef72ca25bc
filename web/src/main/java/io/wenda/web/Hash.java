package io.wenda.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names bytes by what they are. */
final class Hash {

    private static final int NAMED_BYTES = 4;

    private Hash() {}

    /** Eight hexadecimal digits. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes), 0, NAMED_BYTES);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
