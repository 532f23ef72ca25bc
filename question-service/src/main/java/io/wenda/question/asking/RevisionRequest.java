package io.wenda.question.asking;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that somebody sends to replace what they asked.
 *
 * @param type as in a new question
 * @param title one line
 * @param body Markdown
 * @param tags as in a new question
 * @param version the version that was read
 */
record RevisionRequest(
        @Nullable @CodeOf(Type.class) String type,
        @Nullable @Bounds(min = 10, max = 150) String title,
        @Nullable @Bounds(min = 20, max = 40_000) String body,
        @Nullable @Bounds(max = 5) List<@Nullable @Bounds(min = 1, max = 30) String> tags,
        @Nullable @Required Long version) {

    /** The text, read and checked. */
    Draft draft(Types types) {
        Violations violations = new Violations();
        violations.required("version", version);
        return new TextRequest(type, title, body, tags, null, null).draft(types, violations);
    }

    /** The version that was read; {@link #draft} has seen to it that there is one. */
    long readVersion() {
        return version == null ? 0 : version;
    }
}
