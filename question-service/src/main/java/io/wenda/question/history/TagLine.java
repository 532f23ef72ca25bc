package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.tagging.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What moderators say of a tag, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TagLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String by,
        @Nullable String about,
        @Nullable Boolean reserved,
        @Nullable String synonymOf) {

    private static final int LONGEST = 500;

    static TagLine of(Tag tag) {
        return new TagLine(
                "tag",
                tag.name(),
                tag.changedAt().toString(),
                tag.changedBy(),
                tag.about().isEmpty() ? null : tag.about(),
                tag.reserved() ? true : null,
                tag.synonymOf());
    }

    Tag read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String name = QuestionText.tag("id", id, violations);
        Instant changed = fields.at(at);
        String changedBy = fields.id("by", by);
        String text = violations.text("about", about, 0, LONGEST);
        String target = synonymOf == null ? null : QuestionText.tag("synonymOf", synonymOf, violations);
        violations.refuseIfAny();
        return target == null
                ? Tag.described(name, text, Boolean.TRUE.equals(reserved), changedBy, changed)
                : Tag.synonym(name, target, changedBy, changed);
    }
}
