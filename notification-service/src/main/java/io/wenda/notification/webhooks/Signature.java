package io.wenda.notification.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By what a receiver knows that a message is ours; each a HMAC-SHA256 in Base64. */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    /** A new secret, as Standard Webhooks writes them. */
    static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The header {@code webhook-signature} of Standard Webhooks: {@code v1,...}, once for each secret. */
    static String standard(List<String> secrets, String messageId, Instant now, String body) {
        String signed = messageId + "." + now.getEpochSecond() + "." + body;
        return secrets.stream()
                .map(secret -> "v1," + hmac(Base64.getDecoder().decode(secret.substring(PREFIX.length())), signed))
                .collect(Collectors.joining(" "));
    }

    /** The parameter {@code sign} of DingTalk's robots, beside {@code timestamp} in milliseconds. */
    static String dingtalk(String secret, Instant now) {
        return hmac(bytes(secret), now.toEpochMilli() + "\n" + secret);
    }

    /** The field {@code sign} of Feishu's robots, beside {@code timestamp} in seconds: what would be signed is the key. */
    static String feishu(String secret, Instant now) {
        return hmac(bytes(now.getEpochSecond() + "\n" + secret), "");
    }

    private static String hmac(byte[] key, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(signed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
