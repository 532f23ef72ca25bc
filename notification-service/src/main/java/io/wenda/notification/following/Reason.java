package io.wenda.notification.following;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a member hears of a question, from the weakest tie to the strongest. */
public enum Reason {
    /** They look after something of the community's, and of no question. */
    STAFF,
    /** They subscribe to announcements of its topic. */
    SUBSCRIBED,
    /** It is about a membership, and no question: their own, or one that they look after. */
    MEMBERSHIP,
    /** It is about conduct, and no question: their own, or one that they look after. */
    CONDUCT,
    /** They flagged a post of it: no tie at all, but they hear what became of that. */
    FLAGGED,
    /** They want to hear of every new question. */
    COMMUNITY,
    /** They follow a tag of it. */
    TAG,
    /** They follow who asked or answered. */
    PERSON,
    FOLLOWED,
    COMMENTED,
    ENQUIRED,
    ANSWERED,
    /** A post names them. */
    MENTIONED,
    ASKED;

    /** Those that give way to it. */
    public Set<Reason> weaker() {
        return Arrays.stream(values())
                .filter(other -> other.compareTo(this) < 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The tie that counts where there are several. */
    static Reason strongest(Collection<Reason> reasons) {
        return Collections.max(reasons);
    }

    /** How it is written on the wire: {@code asked}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
