package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.EarlierAnswer;
import io.wenda.question.answering.Reply;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.asking.Slip;
import io.wenda.question.asking.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An earlier text of a question, or of an answer to it, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable Integer revision,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags,
        @Nullable String correctedBy,
        @Nullable String reply,
        @Nullable Boolean held) {

    static RevisionLine of(EarlierRevision earlier) {
        return new RevisionLine(
                "revision",
                earlier.id(),
                earlier.at().toString(),
                earlier.questionId(),
                null,
                earlier.revision(),
                earlier.title(),
                earlier.body(),
                new ArrayList<>(earlier.tags()),
                earlier.correctedBy(),
                earlier.reply(),
                earlier.isHeld() ? true : null);
    }

    static RevisionLine of(EarlierAnswer earlier) {
        return new RevisionLine(
                "revision",
                earlier.id(),
                earlier.at().toString(),
                earlier.questionId(),
                earlier.answerId(),
                earlier.revision(),
                null,
                earlier.body(),
                null,
                earlier.correctedBy(),
                null,
                earlier.isHeld() ? true : null);
    }

    /** A line that was read. */
    sealed interface Read {}

    record OfQuestion(EarlierRevision text) implements Read {}

    record OfAnswer(EarlierAnswer text) implements Read {}

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        String answerId = answer == null ? null : fields.id("answer", answer);
        int number = fields.number("revision", revision, 1, Integer.MAX_VALUE);
        String revisionId = EarlierRevision.idOf(answerId == null ? questionId : answerId, number);
        fields.idMadeOf(id, revisionId);
        Instant written = fields.at(at);
        if (answerId == null) {
            Slip slip = Slips.read(correctedBy, reply, fields, violations);
            Draft draft = new QuestionText(title, body, tags).read(Type.QUESTION, violations, 1, 1);
            return new OfQuestion(new EarlierRevision(
                    revisionId,
                    questionId,
                    number,
                    draft.title(),
                    draft.body(),
                    draft.tags(),
                    written,
                    slip.correctedBy(),
                    slip.reply(),
                    Boolean.TRUE.equals(held) ? true : null));
        }
        if (title != null || tags != null) {
            violations.add(title == null ? "tags" : "title", "not-expected");
        }
        if (reply != null) {
            violations.add("reply", "not-expected");
        }
        String text = violations.text("body", body, 1, Reply.LONGEST);
        String corrected = correctedBy == null ? null : fields.id("correctedBy", correctedBy);
        violations.refuseIfAny();
        return new OfAnswer(new EarlierAnswer(
                revisionId,
                answerId,
                questionId,
                number,
                text,
                written,
                corrected,
                Boolean.TRUE.equals(held) ? true : null));
    }
}
