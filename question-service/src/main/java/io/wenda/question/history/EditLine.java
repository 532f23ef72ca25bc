package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Slip;
import io.wenda.question.asking.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an asker wants their public question to say, and no moderator has approved, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EditLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable Integer revision,
        @Nullable String type,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags,
        @Nullable String writtenAt) {

    static EditLine of(String questionId, Edit edit) {
        Revision text = edit.text();
        return new EditLine(
                "edit",
                questionId,
                edit.submittedAt().toString(),
                questionId,
                text.number(),
                text.type().code(),
                text.title(),
                text.body(),
                new ArrayList<>(text.tags()),
                text.writtenAt().toString());
    }

    /** A line that was read. */
    record Read(String questionId, Edit edit) {

        /** Whether it is what is there. */
        boolean isThere(Edit there) {
            return of(questionId, there).equals(of(questionId, edit));
        }
    }

    /** It waits, until its decision comes. */
    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        fields.idMadeOf(id, questionId);
        Instant submitted = fields.at(at);
        int number = fields.number("revision", revision, 2, Integer.MAX_VALUE);
        Optional<Type> checked = type == null ? Optional.of(Type.QUESTION) : Type.of(type);
        if (checked.isEmpty()) {
            violations.add("type", "unknown-value");
        }
        Instant written = writtenAt == null ? submitted : fields.instant("writtenAt", writtenAt, submitted);
        Draft draft = new QuestionText(title, body, tags).read(checked.orElse(Type.QUESTION), violations, 1, 1);
        violations.refuseIfAny();
        return new Read(
                questionId,
                new Edit(Revision.remembered(number, draft, written, Slip.EMPTY), submitted, submitted, null));
    }
}
