package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.noting.Note;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody of the staff noted on a question, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoteLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String author,
        @Nullable String body) {

    static NoteLine of(Note note) {
        return new NoteLine("note", note.id(), note.at().toString(), note.questionId(), note.authorId(), note.body());
    }

    Note read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant noted = fields.at(at);
        String questionId = fields.id("question", question);
        String authorId = fields.id("author", author);
        String text = violations.text("body", body, 1, Note.LONGEST);
        violations.refuseIfAny();
        return Note.of(checkedId, questionId, authorId, text, noted);
    }
}
