package io.wenda.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One announcement in one language.
 *
 * @param topic a code: release, event, article, case
 * @param html the text as sanitised HTML; nothing else here is HTML
 * @param language the text is in
 * @param languages all it is written in, the first one first
 * @param link where more is to be read, outside; null for nowhere
 * @param startsAt when an event begins; null for others
 * @param editedAt null where the text is the first
 */
public record AnnouncementPage(
        Frame frame,
        String id,
        String topic,
        String title,
        String html,
        Language language,
        List<Language> languages,
        @Nullable String link,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String place,
        Person author,
        Instant publishedAt,
        @Nullable Instant editedAt) {

    public AnnouncementPage {
        languages = List.copyOf(languages);
        if (link != null && !link.startsWith("https://") && !link.startsWith("http://")) {
            throw new IllegalArgumentException("not a web page: " + link);
        }
    }

    public String hrefIn(Language other) {
        return "/announcements/" + id + "?language=" + other.code();
    }

    /** The feed in which it stands. */
    public String feed() {
        return Feed.path(topic, language);
    }
}
