package io.wenda.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published announcement as it stands, or that it is taken back. Told from when it is published on: a draft, and what is
 * to be published later, is told to nobody. The newest version replaces all earlier ones; hearing it triggers nothing.
 *
 * @param version grows with each change; a copy with a higher one is newer, whatever the order of arrival
 * @param topic {@code release}, {@code event}, {@code article} or {@code case}
 * @param texts one for each language it is written in, the first one first; none once it is withdrawn
 * @param link where more is to be read; absent for nowhere
 * @param startsAt when what it invites to begins; of an event alone
 * @param endsAt when that ends; absent where nobody said so
 * @param place where that is; of an event alone
 * @param editedAt when its text was last changed in public; absent where it is the first
 * @param withdrawnAt since when it is no longer available; absent while it is
 */
public record AnnouncementState(
        String announcementId,
        long version,
        String topic,
        List<Text> texts,
        @Nullable String link,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String place,
        String authorId,
        Instant publishedAt,
        @Nullable Instant editedAt,
        @Nullable Instant withdrawnAt)
        implements AnnouncementEvent {

    public AnnouncementState {
        texts = List.copyOf(texts);
    }

    @Override
    public String key() {
        return announcementId;
    }

    @Override
    public String subject() {
        return announcementId;
    }

    /**
     * What it says in one language.
     *
     * @param language {@code en}, {@code zh}, {@code fr} or {@code ru}
     * @param body Markdown
     */
    public record Text(String language, String title, String body) {}
}
