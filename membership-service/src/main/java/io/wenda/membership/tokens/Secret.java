package io.wenda.membership.tokens;

import io.wenda.http.creating.Ids;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program shows: whose token it is, and 200 random bits. Its owner sees it once; a member keeps its {@link #key}, from
 * which nobody can tell it. By its beginning it is found where it should not be, in a repository for instance.
 */
record Secret(String memberId, String secret) {

    /** The gateway knows tokens by it. */
    static final String PREFIX = "wenda_";

    private static final Pattern TOKEN = Pattern.compile(PREFIX + "([A-Za-z0-9_-]{1,64})\\.([0-9a-z]{40})");

    static Secret fresh(String memberId) {
        return new Secret(memberId, Ids.random() + Ids.random());
    }

    /** The secret that this is, if it is one. */
    static Optional<Secret> of(String token) {
        return Optional.of(TOKEN.matcher(token))
                .filter(Matcher::matches)
                .map(found -> new Secret(found.group(1), found.group(2)));
    }

    String token() {
        return PREFIX + memberId + "." + secret;
    }

    /** What is kept of it. */
    String key() {
        return Ids.of("access token", memberId, secret);
    }

    /** Without it, as it might be logged. */
    @Override
    public String toString() {
        return "Secret[" + memberId + "]";
    }
}
