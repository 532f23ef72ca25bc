package io.wenda.membership.accounts;

import java.util.List;

/**
 * What members say of themselves.
 *
 * @param text plain; empty where they say nothing
 * @param languages which they read, beside the one they are talked to in
 */
public record About(String text, List<Language> languages) {

    static final int LONGEST = 1_000;

    static final About NOTHING = new About("", List.of());

    public About {
        languages = List.copyOf(languages);
    }
}
