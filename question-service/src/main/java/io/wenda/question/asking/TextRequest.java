package io.wenda.question.asking;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.reading.Violations;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text that somebody sends to ask.
 *
 * @param type other kinds than questions do not exist yet
 * @param title one line
 * @param body Markdown
 * @param tags of letters and digits, Chinese, Japanese and Korean characters, and {@code . + # -}; kept in lower case
 * @param shown ids of questions like it that the asker was shown while typing, and that did not help: the moderators see
 *     them too
 */
record TextRequest(
        @Nullable @OneOf("question") String type,
        @Nullable @Bounds(min = 10, max = 150) String title,
        @Nullable @Bounds(min = 20, max = 40_000) String body,
        @Nullable @Bounds(max = 5) List<@Nullable @Bounds(min = 1, max = 30) String> tags,
        @Nullable @Bounds(max = 20) List<@Nullable @Bounds(min = 1, max = 100) String> shown) {

    private static final int SHORTEST_TITLE = 10;
    private static final int SHORTEST_BODY = 20;
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_ID = 100;

    /** The text, read and checked. */
    Draft draft() {
        return draft(new Violations());
    }

    /** The same, where something may be wrong beside the text. */
    Draft draft(Violations violations) {
        if (type != null && !type.equals("question")) {
            violations.add("type", "unknown-value");
        }
        List<String> checkedShown = shown(violations);
        return new QuestionText(title, body, tags)
                .read(violations, SHORTEST_TITLE, SHORTEST_BODY)
                .inSpiteOf(checkedShown);
    }

    /** Which of them there are, and are public, is seen when they are shown again. */
    private List<String> shown(Violations violations) {
        List<@Nullable String> given = shown == null ? List.of() : shown;
        if (given.size() > MOST_SHOWN) {
            violations.add("shown", "too-many", MOST_SHOWN);
            return List.of();
        }
        return IntStream.range(0, given.size())
                .mapToObj(i -> violations.line("shown[" + i + "]", given.get(i), 1, LONGEST_ID))
                .distinct()
                .toList();
    }
}
