package io.wenda.notification.mailing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives each mail a return path of its own: the name of the mail, and a seal over that and the address that it goes to. So a
 * report names the mail by where it comes to, whatever else stands in it; who makes one up does not get past the seal; and
 * the path says nothing of the address.
 *
 * <p>The key is made once, by whichever instance first needs it, and is the same for all.
 */
@Component
class ReturnPaths {

    private static final String ID = "return-paths";
    private static final int KEY_BYTES = 32;
    private static final int SEAL_BYTES = 10;
    private static final FindOneAndUpdateOptions MADE_ONCE =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    /** The name of a mail, and the seal in hexadecimal: servers on the way may change the case. */
    private static final String TOKEN = "\\+([0-9a-z]{20})([0-9a-f]{20})@";

    record Key(@BsonId String id, String key) {}

    /**
     * A return path that was found.
     *
     * @param mail its name: what stands before the {@code @} of its {@code Message-ID}
     */
    record Found(String mail, String seal) {}

    private final BounceProperties properties;
    private final Pattern pattern;
    private final Mono<byte[]> key;

    ReturnPaths(MongoDatabase database, BounceProperties properties) {
        this.properties = properties;
        this.pattern = pattern(properties.address());
        MongoCollection<Key> keys = database.getCollection("keys", Key.class);
        this.key = Mono.defer(
                        () -> Mono.from(keys.findOneAndUpdate(eq("_id", ID), setOnInsert("key", newKey()), MADE_ONCE)))
                .map(made -> Base64.getDecoder().decode(made.key()))
                .cacheInvalidateIf(none -> false);
    }

    private static Pattern pattern(String address) {
        int at = address.indexOf('@');
        return Pattern.compile(
                "(?<![A-Za-z0-9._+-])" + Pattern.quote(address.substring(0, Math.max(at, 0))) + TOKEN
                        + Pattern.quote(address.substring(at + 1)) + "(?![A-Za-z0-9.-])",
                Pattern.CASE_INSENSITIVE);
    }

    /** That of a mail of this name to this address. */
    Mono<String> of(String mail, String to) {
        return seal(mail, to).map(seal -> properties.address().replace("@", "+" + mail + seal + "@"));
    }

    /** The one among the addresses that a report came to, if there is one. */
    Optional<Found> in(String addresses) {
        Matcher found = pattern.matcher(addresses);
        return properties.areRead() && found.find()
                ? Optional.of(new Found(lower(found.group(1)), lower(found.group(2))))
                : Optional.empty();
    }

    /** Whether it is that of a mail to this address, and was given by us. */
    Mono<Boolean> isOf(Found found, String to) {
        return seal(found.mail(), to).map(seal -> MessageDigest.isEqual(bytes(seal), bytes(found.seal())));
    }

    private Mono<String> seal(String mail, String to) {
        return key.map(secret -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                byte[] all = mac.doFinal(bytes(mail + "\n" + to));
                return HexFormat.of().formatHex(all, 0, SEAL_BYTES);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
