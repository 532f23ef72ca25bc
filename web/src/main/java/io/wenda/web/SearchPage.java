package io.wenda.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param query as typed; empty where nothing was typed yet
 * @param lenient words that are spelt alike were looked for too
 * @param first true on the first page of results; later pages have {@code after} in their address
 * @param moreHref the next page: {@code /search?q=…&after=…}; null on the last
 * @param refusal why this cannot be looked for, as the API says it: {@code too-long}; null where it can
 */
public record SearchPage(
        Frame frame,
        String query,
        List<Hit> hits,
        boolean lenient,
        boolean first,
        @Nullable String moreHref,
        @Nullable String refusal) {

    /** A question that was found; the title of its row cut where it is marked, and a part of what stands in it. */
    public record Hit(QuestionRow row, List<Piece> title, List<Piece> excerpt) {

        public Hit {
            title = List.copyOf(title);
            excerpt = List.copyOf(excerpt);
        }
    }

    public SearchPage {
        hits = List.copyOf(hits);
        moreHref = moreHref == null ? null : Href.local(moreHref);
    }

    public String title() {
        return query.isEmpty() ? frame.say("search.title") : frame.say("search.title-of", "query", query);
    }

    /** Why this cannot be looked for, in words. */
    public String refusalInWords() {
        String key = "search.refused-" + refusal;
        return frame.say(Texts.of(frame.language()).has(key) ? key : "search.refused");
    }
}
