package io.wenda.question.asking;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.reading.Violations;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final int MAX_TAGS = 5;

    /** Lower-case letters and digits, what names of tools have beside them, and the scripts of East Asia. */
    private static final Pattern TAG =
            Pattern.compile("[a-z0-9.+#\\-\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{1,30}");

    /** The text, read and checked. */
    Draft draft() {
        return draft(new Violations());
    }

    /** The same, where something may be wrong beside the text. */
    Draft draft(Violations violations) {
        if (type != null && !type.equals("question")) {
            violations.add("type", "unknown-value");
        }
        String checkedTitle = violations.line("title", title, 10, 150);
        String checkedBody = violations.text("body", body, 20, 40_000);
        List<String> checkedTags = tags(violations);
        violations.refuseIfAny();
        return Draft.of(checkedTitle, checkedBody, checkedTags);
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

    private static String tag(String field, @Nullable String value, Violations violations) {
        String line = violations.line(field, value, 1, 30);
        String tag = Normalizer.normalize(line.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (violations.accepts(field) && !TAG.matcher(tag).matches()) {
            violations.add(field, "not-a-tag");
        }
        return tag;
    }
}
