package io.wenda.question.asking;

import io.wenda.http.reading.Violations;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a question as somebody sent it: read, checked and rendered, wherever it came from. */
public record QuestionText(
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags) {

    public static final int SHORTEST_TITLE = 10;
    public static final int SHORTEST_BODY = 20;
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_BODY = 40_000;
    private static final int MAX_TAGS = 5;
    private static final int LONGEST_TAG = 30;

    /** Lower-case letters and digits, what names of tools have beside them, and the scripts of East Asia. */
    private static final Pattern TAG =
            Pattern.compile("[a-z0-9.+#\\-\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{1,30}");

    /** The draft that this makes; refused with all that is wrong, what was found before included. */
    public Draft read(Type type, Violations violations, int shortestTitle, int shortestBody) {
        String checkedTitle = violations.line("title", title, shortestTitle, LONGEST_TITLE);
        String checkedBody = violations.text("body", body, shortestBody, LONGEST_BODY);
        List<String> checkedTags = tags(violations);
        violations.refuseIfAny();
        return Draft.of(type, checkedTitle, checkedBody, checkedTags);
    }

    private List<String> tags(Violations violations) {
        List<@Nullable String> given = tags == null ? List.of() : tags;
        if (given.size() > MAX_TAGS) {
            violations.add("tags", "too-many", MAX_TAGS);
            return List.of();
        }
        List<String> checked = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            checked.add(tag("tags[" + i + "]", given.get(i), violations));
        }
        return checked.stream().distinct().toList();
    }

    /** A tag as it is kept; {@code not-a-tag} where it is none. */
    public static String tag(String field, @Nullable String value, Violations violations) {
        String line = violations.line(field, value, 1, LONGEST_TAG);
        String tag = Normalizer.normalize(line.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (violations.accepts(field) && !TAG.matcher(tag).matches()) {
            violations.add(field, "not-a-tag");
        }
        return tag;
    }
}
