package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.noting.ReplyTemplate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reply that the staff shares, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplyTemplateLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String by,
        @Nullable String language,
        @Nullable String title,
        @Nullable String body) {

    static ReplyTemplateLine of(ReplyTemplate template) {
        return new ReplyTemplateLine(
                "reply-template",
                template.id(),
                template.changedAt().toString(),
                template.changedBy(),
                template.language(),
                template.title(),
                template.body());
    }

    ReplyTemplate read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant changed = fields.at(at);
        String member = fields.id("by", by);
        String in = violations.line("language", language, 2, 2);
        String line = violations.line("title", title, 1, ReplyTemplate.LONGEST_TITLE);
        String text = violations.text("body", body, 1, ReplyTemplate.LONGEST);
        violations.refuseIfAny();
        return new ReplyTemplate(checkedId, 1, in, line, text, member, changed);
    }
}
