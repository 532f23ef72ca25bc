package io.wenda.http.creating;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a create was asked for, in 43 characters: kept with the thing made, to know the same request when it comes again. */
public final class RequestHash {

    private RequestHash() {}

    /** The hash of these fields, in this order. */
    public static String of(@Nullable String... fields) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.of(fields));
    }
}
