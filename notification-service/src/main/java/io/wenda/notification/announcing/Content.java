package io.wenda.notification.announcing;

import io.wenda.web.Language;
import java.time.Instant;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * What an announcement says.
 *
 * @param texts one for each language, at least one, the first one first
 * @param link where more is to be read: {@code https} or {@code http}
 * @param gathering when and where people meet; for events, and for nothing else
 */
public record Content(
        Topic topic,
        List<Text> texts,
        @Nullable String link,
        @Nullable Gathering gathering) {

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final TextContentRenderer WORDS = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    public Content {
        texts = List.copyOf(texts);
    }

    /** As {@link Language#best}. */
    Text bestFor(Language language) {
        return Language.best(texts, text -> text.language().code(), language.code());
    }

    /** @param body Markdown */
    public record Text(Language language, String title, String body) {

        /** The words alone, in one line. */
        String words() {
            return WORDS.render(MARKDOWN.parse(body));
        }
    }

    /** @param endsAt absent where nobody said so */
    public record Gathering(Instant startsAt, @Nullable Instant endsAt, String place) {}
}
