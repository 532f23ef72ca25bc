package io.wenda.question.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page with what browsers, proxies and search engines may do with it. */
final class Html {

    private static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final int TAG_LENGTH = 20;

    private Html() {}

    /** The same for all who have not signed in: kept, and checked by its tag each time. */
    static ResponseEntity<String> forAll(String html) {
        return answer(CacheControl.noCache()).eTag(tag(html)).body(html);
    }

    /** Made for one member. */
    static ResponseEntity<String> forOne(String html) {
        return answer(CacheControl.noCache().cachePrivate()).body(html);
    }

    /** Not public. */
    static ResponseEntity<String> secret(String html) {
        return answer(CacheControl.noStore().cachePrivate())
                .header("X-Robots-Tag", "noindex")
                .body(html);
    }

    private static ResponseEntity.BodyBuilder answer(CacheControl caching) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(caching)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE);
    }

    private static String tag(String html) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }
}
