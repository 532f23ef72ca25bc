package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.QuestionText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An earlier text of a question, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable Integer revision,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags) {

    static RevisionLine of(EarlierRevision earlier) {
        return new RevisionLine(
                "revision",
                earlier.id(),
                earlier.at().toString(),
                earlier.questionId(),
                earlier.revision(),
                earlier.title(),
                earlier.body(),
                new ArrayList<>(earlier.tags()));
    }

    EarlierRevision read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        int number = fields.number("revision", revision, 1, Integer.MAX_VALUE);
        String revisionId = EarlierRevision.idOf(questionId, number);
        fields.idMadeOf(id, revisionId);
        Instant written = fields.at(at);
        Draft draft = new QuestionText(title, body, tags).read(violations, 1, 1);
        return new EarlierRevision(revisionId, questionId, number, draft.title(), draft.body(), draft.tags(), written);
    }
}
