package io.wenda.question.announcing;

import io.wenda.events.AnnouncementState;
import io.wenda.question.text.Markdown;
import io.wenda.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as it was last told. What was never published is not told at all.
 *
 * @param version of the announcement that this is a copy of
 * @param topic {@code release}, {@code event}, {@code article} or {@code case}
 * @param texts one for each language, the first one first; none once it is withdrawn
 * @param open whether it can be read
 * @param changedAt when it last came to read as it does, or was withdrawn
 */
public record Announced(
        @BsonId String id,
        long version,
        String topic,
        List<Text> texts,
        @Nullable String link,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String place,
        String authorId,
        boolean open,
        Instant publishedAt,
        @Nullable Instant editedAt,
        Instant changedAt) {

    /** What may be announced, in the order in which it is listed. */
    public static final List<String> TOPICS = List.of("release", "event", "article", "case");

    public Announced {
        texts = List.copyOf(texts);
    }

    /** @param html the words made safe to show */
    public record Text(String language, String title, String html) {}

    static Announced of(AnnouncementState state) {
        return new Announced(
                state.announcementId(),
                state.version(),
                state.topic(),
                state.texts().stream()
                        .map(text -> new Text(text.language(), text.title(), html(text.body())))
                        .toList(),
                state.link(),
                state.startsAt(),
                state.endsAt(),
                state.place(),
                state.authorId(),
                state.withdrawnAt() == null && !state.texts().isEmpty(),
                state.publishedAt(),
                state.editedAt(),
                Stream.of(state.withdrawnAt(), state.editedAt())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(state.publishedAt()));
    }

    /** As readers see it, and as the preview shows it before. It mentions nobody: who is told is who subscribes. */
    public static String html(String body) {
        return Markdown.belowTitle(body, Map.of());
    }

    /** In this language alone. */
    public Optional<Text> in(String language) {
        return texts.stream().filter(text -> text.language().equals(language)).findFirst();
    }

    /** As {@link Language#best}. */
    public Text bestFor(String language) {
        return Language.best(texts, Text::language, language);
    }
}
