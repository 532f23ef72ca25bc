package io.wenda.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question in a list.
 *
 * @param path of its page: {@code /questions/7h2k/how-do-i-shut-down}
 * @param language the title is written in, as in {@code lang}; null when not known
 * @param publishedAt from here it waits for an answer
 * @param score votes up less votes down
 * @param lastActivityAt the newest answer, acceptance or edit, else {@code publishedAt}
 */
public record QuestionRow(
        String path,
        Kind kind,
        String title,
        @Nullable String language,
        List<String> tags,
        Person asker,
        Instant publishedAt,
        long answers,
        int score,
        boolean accepted,
        Instant lastActivityAt) {

    public QuestionRow {
        path = Href.local(path);
        tags = List.copyOf(tags);
    }
}
