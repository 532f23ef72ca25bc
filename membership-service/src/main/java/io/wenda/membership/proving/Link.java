package io.wenda.membership.proving;

import io.wenda.http.creating.Ids;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the link of a letter holds: whose it is, and 200 random bits. It is written into the mail and nowhere else; a member
 * keeps its {@link #key}, from which nobody can tell it.
 */
record Link(String memberId, String secret) {

    /** A member's id, which may come from another community, a dot, the secret. */
    static final int LONGEST = 64 + 1 + 40;

    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9a-z]{40})");

    static Link fresh(String memberId) {
        return new Link(memberId, Ids.random() + Ids.random());
    }

    /** The link that this stands for, if it is one. */
    static Optional<Link> of(String token) {
        return Optional.of(TOKEN.matcher(token))
                .filter(Matcher::matches)
                .map(found -> new Link(found.group(1), found.group(2)));
    }

    /** As it stands behind the # of the address: browsers tell that to no server, so no log has it. */
    String token() {
        return memberId + "." + secret;
    }

    /** What is kept of it. */
    String key() {
        return Ids.of("link", memberId, secret);
    }

    /** Without the secret, as it might be logged. */
    @Override
    public String toString() {
        return "Link[" + memberId + "]";
    }
}
