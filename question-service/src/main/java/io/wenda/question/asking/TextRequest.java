package io.wenda.question.asking;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.http.reading.Violations;
import io.wenda.question.text.Mentions;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text that somebody sends to ask.
 *
 * @param type {@code question} where it is absent
 * @param title one line
 * @param body Markdown. Each section that the type must have stands under a heading of its own
 * @param tags of letters and digits, Chinese, Japanese and Korean characters, and {@code . + # -}; kept in lower case
 * @param shown ids of questions like it that the asker was shown while typing, and that did not help: the moderators see
 *     them too
 * @param visibility {@code private} is for its asker, the moderators and those on duty alone; absent, it is public once
 *     approved
 */
record TextRequest(
        @Nullable @CodeOf(Type.class) String type,
        @Nullable @Bounds(min = 10, max = 150) String title,
        @Nullable @Bounds(min = 20, max = 40_000) String body,
        @Nullable @Bounds(max = 5) List<@Nullable @Bounds(min = 1, max = 30) String> tags,
        @Nullable @Bounds(max = 20) List<@Nullable @Bounds(min = 1, max = 100) String> shown,
        @Nullable @OneOf({"public", "private"}) String visibility) {

    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_ID = 100;

    /** The text, read and checked. */
    Draft draft(Types types) {
        return draft(types, new Violations());
    }

    /** The same, where something may be wrong beside the text. */
    Draft draft(Types types, Violations violations) {
        if (visibility != null && !visibility.equals("public") && !privately()) {
            violations.add("visibility", "unknown-value");
        }
        Type checkedType = Types.read(type, violations);
        types.check(checkedType, body, violations);
        List<String> checkedShown = shown(violations);
        Draft draft = new QuestionText(title, body, tags)
                .read(checkedType, violations, QuestionText.SHORTEST_TITLE, QuestionText.SHORTEST_BODY)
                .inSpiteOf(checkedShown);
        Mentions.requireFew("body", draft.html(), violations);
        return draft;
    }

    boolean privately() {
        return "private".equals(visibility);
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
