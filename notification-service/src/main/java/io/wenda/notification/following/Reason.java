package io.wenda.notification.following;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;

/** Why a member hears of a question, from the weakest tie to the strongest. */
public enum Reason {
    /** They flagged a post of it: no tie at all, but they hear what became of that. */
    FLAGGED,
    FOLLOWED,
    COMMENTED,
    ENQUIRED,
    ANSWERED,
    ASKED;

    /** The tie that counts where there are several. */
    static Reason strongest(Collection<Reason> reasons) {
        return Collections.max(reasons);
    }

    /** How it is written on the wire: {@code asked}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
