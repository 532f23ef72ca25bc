package io.wenda.question.asking;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.reading.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that somebody sends to ask.
 *
 * @param type other kinds than questions do not exist yet
 * @param title one line
 * @param body Markdown
 * @param tags of letters and digits, Chinese, Japanese and Korean characters, and {@code . + # -}; kept in lower case
 */
record TextRequest(
        @Nullable @OneOf("question") String type,
        @Nullable @Bounds(min = 10, max = 150) String title,
        @Nullable @Bounds(min = 20, max = 40_000) String body,
        @Nullable @Bounds(max = 5) List<@Nullable @Bounds(min = 1, max = 30) String> tags) {

    private static final int SHORTEST_TITLE = 10;
    private static final int SHORTEST_BODY = 20;

    /** The text, read and checked. */
    Draft draft() {
        return draft(new Violations());
    }

    /** The same, where something may be wrong beside the text. */
    Draft draft(Violations violations) {
        if (type != null && !type.equals("question")) {
            violations.add("type", "unknown-value");
        }
        return new QuestionText(title, body, tags).read(violations, SHORTEST_TITLE, SHORTEST_BODY);
    }
}
