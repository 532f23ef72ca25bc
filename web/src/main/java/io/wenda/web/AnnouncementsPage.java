package io.wenda.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is announced, the newest first.
 *
 * @param topic a code; null for all of them
 * @param language only what is written in it; null for anything, in the reader's language as far as there is one
 * @param newest true on the first page; later pages have {@code after} in their address
 * @param olderHref the next page; null on the last
 */
public record AnnouncementsPage(
        Frame frame,
        @Nullable String topic,
        @Nullable Language language,
        List<AnnouncementRow> rows,
        boolean newest,
        @Nullable String olderHref) {

    /** What there is to announce, in the order in which it is listed. */
    public static final List<String> TOPICS = List.of("release", "event", "article", "case");

    public AnnouncementsPage {
        rows = List.copyOf(rows);
        olderHref = olderHref == null ? null : Href.local(olderHref);
    }

    public String title() {
        return frame.say(topic == null ? "announcing.title" : "announcing.topic-" + topic);
    }

    /** The first page of this list. */
    public String href() {
        return hrefOf(topic, language);
    }

    /** The first page of another one. */
    public String hrefOf(@Nullable String otherTopic, @Nullable Language otherLanguage) {
        String query = (otherTopic == null ? "" : "&topic=" + otherTopic)
                + (otherLanguage == null ? "" : "&language=" + otherLanguage.code());
        return "/announcements" + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    /** The language that a reader of this would subscribe to. */
    public Language read() {
        return language == null ? frame.language() : language;
    }

    /** The feed of this list. */
    public String feed() {
        return Feed.path(topic, read());
    }
}
