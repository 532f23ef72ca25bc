package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * An announcement is public from now on, and who subscribes to its topic in one of its languages is to hear of it.
 * Notification-service tells itself, so that whichever instance takes it begins.
 *
 * @param topic {@code release}, {@code event}, {@code article} or {@code case}
 * @param titles one for each language it is written in, the first one first
 */
public record AnnouncementPublished(
        String announcementId, String topic, List<Title> titles, String authorId, Instant publishedAt)
        implements FanoutEvent {

    public AnnouncementPublished {
        titles = List.copyOf(titles);
    }

    @Override
    public String key() {
        return announcementId;
    }

    @Override
    public String subject() {
        return announcementId;
    }

    /** @param language {@code en}, {@code zh}, {@code fr} or {@code ru} */
    public record Title(String language, String title) {}
}
