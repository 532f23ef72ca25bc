package io.wenda.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One announcement in a list: what it is called, in one language.
 *
 * @param topic a code: release, event, article, case
 * @param language the title is in
 * @param startsAt when an event begins; null for others, and where that is not shown
 */
public record AnnouncementRow(
        String id,
        String topic,
        String title,
        Language language,
        Instant publishedAt,
        @Nullable Instant startsAt,
        @Nullable String place) {

    /** In the language of its title. */
    public String href() {
        return "/announcements/" + id + "?language=" + language.code();
    }
}
