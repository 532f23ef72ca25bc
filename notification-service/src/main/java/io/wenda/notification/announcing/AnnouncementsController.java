package io.wenda.notification.announcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.InvalidException;
import io.wenda.notification.Refusal;
import io.wenda.web.Language;
import io.wenda.web.ReadyText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is announced, for everybody. A draft, and what is to be published later, is 404 as if it were not there. */
@RestController
@RequestMapping("/api/announcements")
class AnnouncementsController {

    /**
     * What it says in one language.
     *
     * @param body Markdown; absent in lists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(
            @CodeOf(Language.class) String language,
            String title,
            @Nullable String body) {

        static Text of(Content.Text text) {
            return new Text(text.language().code(), text.title(), text.body());
        }

        static Text titleOf(Content.Text text) {
            return new Text(text.language().code(), text.title(), null);
        }
    }

    /**
     * A published announcement.
     *
     * @param texts one for each language, the first one first
     * @param link where more is to be read
     * @param startsAt when what it invites to begins; for events alone, as are {@code endsAt} and {@code place}
     * @param editedAt when its text was last changed; absent where it is the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Announced(
            String id,
            Topic topic,
            List<Text> texts,
            @Nullable String link,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String place,
            Instant publishedAt,
            @Nullable Instant editedAt) {

        static Announced of(Announcement announcement, boolean whole) {
            Content content = announcement.content();
            Content.Gathering meets = content.gathering();
            return new Announced(
                    announcement.id(),
                    content.topic(),
                    content.texts().stream()
                            .map(text -> whole ? Text.of(text) : Text.titleOf(text))
                            .toList(),
                    content.link(),
                    meets == null ? null : meets.startsAt(),
                    meets == null ? null : meets.endsAt(),
                    meets == null ? null : meets.place(),
                    Objects.requireNonNull(announcement.publishedAt()),
                    announcement.editedAt());
        }
    }

    private final Announcements announcements;
    private final URI community;

    AnnouncementsController(Announcements announcements, AnnouncingProperties properties) {
        this.announcements = announcements;
        this.community = properties.publicUrl();
    }

    /**
     * Lists what is announced, the newest first, without the texts.
     *
     * @param topic only of this one
     * @param language only what is written in it
     */
    @Refuses(InvalidException.class)
    @GetMapping
    Mono<Page<Announced>> readAnnouncements(
            @RequestParam @Nullable @CodeOf(Topic.class) String topic,
            @RequestParam @Nullable @CodeOf(Language.class) String language,
            PageRequest page) {
        return Mono.defer(() -> announcements.published(topic(topic), language(language), page))
                .map(found -> found.map(announcement -> Announced.of(announcement, false)));
    }

    /** Shows one. What was withdrawn is 410 {@code no-longer-available}. */
    @Refuses({Refusal.NoSuchAnnouncement.class, Refusal.AnnouncementWithdrawn.class})
    @GetMapping("/{id}")
    Mono<Announced> readAnnouncement(@PathVariable String id) {
        return open(id).map(announcement -> Announced.of(announcement, true));
    }

    /**
     * Gives an announcement as a ready message with a QR picture of its link, for chat programs without an open way in.
     *
     * @param language of the message, and of the text where it is written in it; English where none is named
     */
    @Refuses({Refusal.NoSuchAnnouncement.class, Refusal.AnnouncementWithdrawn.class, InvalidException.class})
    @GetMapping("/{id}/ready-text")
    Mono<ReadyText> readyAnnouncement(
            @PathVariable String id, @RequestParam @Nullable @CodeOf(Language.class) String language) {
        return Mono.fromSupplier(() -> Objects.requireNonNullElse(language(language), Language.EN))
                .flatMap(spoken -> open(id).map(announcement -> ready(announcement, spoken)));
    }

    private ReadyText ready(Announcement announcement, Language language) {
        Content.Text text = announcement.content().bestFor(language);
        String path = "/announcements/" + announcement.id() + "?language="
                + text.language().code();
        return ReadyText.of(
                ReadyText.Of.ANNOUNCEMENT,
                text.title(),
                text.words(),
                community.resolve(path).toString(),
                language);
    }

    private Mono<Announcement> open(String id) {
        return announcements
                .require(id)
                .filter(Announcement::wasPublished)
                .switchIfEmpty(Mono.error(Refusal.NoSuchAnnouncement::new))
                .filter(Announcement::isPublished)
                .switchIfEmpty(Mono.error(Refusal.AnnouncementWithdrawn::new));
    }

    private static @Nullable Topic topic(@Nullable String code) {
        return code == null ? null : Topic.of(code).orElseThrow(() -> InvalidException.of("topic", "unknown-value"));
    }

    private static @Nullable Language language(@Nullable String code) {
        return code == null
                ? null
                : Language.of(code).orElseThrow(() -> InvalidException.of("language", "unknown-value"));
    }
}
