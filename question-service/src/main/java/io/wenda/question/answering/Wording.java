package io.wenda.question.answering;

import io.wenda.question.asking.Numbered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that the author of an answer or a comment wants it to have.
 *
 * @param body as typed, Markdown
 * @param html the body made safe to show
 * @param language BCP 47, absent where the words do not tell
 */
public record Wording(
        int number,
        long since,
        String body,
        String html,
        @Nullable String language,
        Instant writtenAt) implements Numbered {

    /**
     * The same text under another number, so that something more can be decided on it.
     *
     * @param from the version that its author must have read to replace it
     */
    Wording numbered(int other, long from) {
        return new Wording(other, from, body, html, language, writtenAt);
    }
}
