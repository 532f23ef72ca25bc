package io.wenda.web;

import java.util.List;

/**
 * A feed of what stands on a page, for feed readers to find.
 *
 * @param format as people call it: {@code RSS}
 */
public record FeedLink(String format, String type, String href) {

    /** Those of the wall of sponsors. */
    static List<FeedLink> ofSponsors(Language language) {
        return List.of(
                ofSponsors("Atom", "application/atom+xml", "atom", language),
                ofSponsors("RSS", "application/rss+xml", "rss", language),
                ofSponsors("JSON", "application/feed+json", "json", language));
    }

    private static FeedLink ofSponsors(String format, String type, String name, Language language) {
        return new FeedLink(format, type, "/api/sponsors/feed." + name + "?language=" + language.code());
    }
}
