package io.wenda.question.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page with what browsers, proxies and search engines may do with it. */
final class Html {

    private static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final int TAG_LENGTH = 20;

    private Html() {}

    /** The same for all who have not signed in: kept, and checked by its tag each time. */
    static ResponseEntity<byte[]> forAll(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return answer(CacheControl.noCache()).eTag(tag(bytes)).body(bytes);
    }

    /** Made for one member. */
    static ResponseEntity<byte[]> forOne(String html) {
        return answer(CacheControl.noCache().cachePrivate()).body(html.getBytes(StandardCharsets.UTF_8));
    }

    /** It was there for everybody, and was taken back. */
    static ResponseEntity<byte[]> gone(String html) {
        return ResponseEntity.status(HttpStatus.GONE)
                .contentType(TYPE)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    /** Not public. */
    static ResponseEntity<byte[]> secret(String html) {
        return answer(CacheControl.noStore().cachePrivate())
                .header("X-Robots-Tag", "noindex")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder answer(CacheControl caching) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(caching)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE);
    }

    /** An {@code ETag} of what is answered. */
    static String tag(byte[] html) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(html);
            return '"' + HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }
}
