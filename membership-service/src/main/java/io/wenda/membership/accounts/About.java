package io.wenda.membership.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What members say of themselves.
 *
 * @param text plain; empty where they say nothing
 * @param languages which they read, beside the one they are talked to in
 * @param badge whether everybody may see that they have abilities; absent where they were never asked, which is no
 */
public record About(
        String text, List<Language> languages, @Nullable Boolean badge) {

    static final int LONGEST = 1_000;

    static final About NOTHING = new About("", List.of(), null);

    public About {
        languages = List.copyOf(languages);
    }

    /** Whether everybody may see it. */
    public boolean showsBadge() {
        return Boolean.TRUE.equals(badge);
    }

    About showingBadge(boolean shown) {
        return new About(text, languages, shown);
    }
}
