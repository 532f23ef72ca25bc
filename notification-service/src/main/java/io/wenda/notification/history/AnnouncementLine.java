package io.wenda.notification.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.notification.announcing.Announcement;
import io.wenda.notification.announcing.Content;
import io.wenda.notification.announcing.ContentRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that was announced, in a line. What was withdrawn keeps its words: they are the community's own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnouncementLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String author,
        @Nullable String topic,
        @Nullable List<ContentRequest.@Nullable TextRequest> texts,
        @Nullable String link,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String place,
        @Nullable String editedAt,
        @Nullable String withdrawnAt) {

    static AnnouncementLine of(Announcement announcement) {
        Content content = announcement.content();
        Content.Gathering meets = content.gathering();
        return new AnnouncementLine(
                "announcement",
                announcement.id(),
                Objects.requireNonNull(announcement.publishedAt()).toString(),
                announcement.authorId(),
                content.topic().code(),
                ContentRequest.textsOf(content),
                content.link(),
                meets == null ? null : meets.startsAt().toString(),
                meets == null ? null : textOf(meets.endsAt()),
                meets == null ? null : meets.place(),
                textOf(announcement.editedAt()),
                textOf(announcement.withdrawnAt()));
    }

    private static @Nullable String textOf(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    Announcement read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant published = fields.at(at);
        String authorId = fields.id("author", author);
        Instant edited = editedAt == null ? null : fields.instant("editedAt", editedAt, published);
        Instant withdrawn = withdrawnAt == null ? null : fields.instant("withdrawnAt", withdrawnAt, published);
        Content content = new ContentRequest(topic, texts, link, startsAt, endsAt, place, null).content(violations);
        violations.refuseIfAny();
        return Announcement.remembered(checkedId, content, authorId, published, edited, withdrawn);
    }
}
