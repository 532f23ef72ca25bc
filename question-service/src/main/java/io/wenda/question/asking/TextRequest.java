package io.wenda.question.asking;

import io.wenda.http.reading.Violations;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text that somebody sent, to ask or to change what they asked.
 *
 * @param type {@code question}, and so when absent; other kinds do not exist yet
 * @param version when changing: the version that was read
 */
record TextRequest(
        @Nullable String type,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags,
        @Nullable Long version) {

    private static final int MAX_TAGS = 5;

    /** Lower-case letters and digits, what names of tools have beside them, and the scripts of East Asia. */
    private static final Pattern TAG =
            Pattern.compile("[a-z0-9.+#\\-\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{1,30}");

    /** The text, read and checked, to be sent for review. */
    Draft toAsk() {
        Violations violations = new Violations();
        if (version != null) {
            violations.add("version", "not-expected");
        }
        return draft(violations);
    }

    /** The text, read and checked, to replace the one that was read. */
    Draft toRevise() {
        Violations violations = new Violations();
        violations.required("version", version);
        return draft(violations);
    }

    /** The version that was read; {@link #toRevise} has seen to it that there is one. */
    long readVersion() {
        return version == null ? 0 : version;
    }

    private Draft draft(Violations violations) {
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
