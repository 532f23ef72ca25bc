package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.EditDecision;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Verdict;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a moderator decided on a question, or on an edit of a public post, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String comment,
        @Nullable Integer revision,
        @Nullable String by,
        @Nullable String decision,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String original,
        @Nullable String since) {

    private static final int LONGEST_WORDS = 1_000;
    private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,40}");

    static DecisionLine of(String questionId, Decision made) {
        return of(questionId, made, null);
    }

    /** What was decided on an edit. */
    static DecisionLine of(String questionId, EditDecision made) {
        return of(questionId, made.decision(), made.waitingSince());
    }

    /** What was decided on an edit of an answer or a comment. */
    static DecisionLine of(Editable<?> post, EditDecision made) {
        boolean ofAnswer = post.postKind().equals("answer");
        return of(
                post.questionId(),
                ofAnswer ? post.id() : null,
                ofAnswer ? null : post.id(),
                made.decision(),
                made.waitingSince());
    }

    private static DecisionLine of(String questionId, Decision made, @Nullable Instant since) {
        return of(questionId, null, null, made, since);
    }

    private static DecisionLine of(
            String questionId,
            @Nullable String answerId,
            @Nullable String commentId,
            Decision made,
            @Nullable Instant since) {
        String postId = answerId != null ? answerId : commentId != null ? commentId : questionId;
        return new DecisionLine(
                "decision",
                EarlierRevision.idOf(postId, made.revision()),
                made.at().toString(),
                questionId,
                answerId,
                commentId,
                made.revision(),
                made.byRule() ? null : made.memberId(),
                made.verdict().code(),
                made.verdict().outcome() == Verdict.Outcome.DUPLICATE
                        ? null
                        : made.verdict().reason(),
                made.verdict().words(),
                made.verdict().originalId(),
                since == null ? null : since.toString());
    }

    /**
     * A line that was read.
     *
     * @param postId the answer or the comment whose edit it was; null where it was the question or its edit
     * @param by null where a rule decided
     * @param since when the edit was sent that was decided on; null where it was the question itself
     */
    record Read(
            String questionId,
            @Nullable String postId,
            Verdict verdict,
            @Nullable String by,
            int revision,
            Instant at,
            @Nullable Instant since) {

        Decision on(Question question) {
            return of(question.askerId());
        }

        /** On an edit of what this member wrote. */
        EditDecision onEditOf(String authorId) {
            return new EditDecision(of(authorId), Objects.requireNonNull(since));
        }

        private Decision of(String authorId) {
            return new Decision(verdict, by == null ? Decision.RULE : by, revision, authorId.equals(by), at);
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String questionId = fields.id("question", question);
        int number = fields.number("revision", revision, 1, Integer.MAX_VALUE);
        String answerId = answer == null ? null : fields.id("answer", answer);
        String commentId = comment == null ? null : fields.id("comment", comment);
        if (answerId != null && commentId != null) {
            violations.add("comment", "not-expected");
        }
        String postId = answerId == null ? commentId : answerId;
        fields.idMadeOf(id, EarlierRevision.idOf(postId == null ? questionId : postId, number));
        Instant decidedAt = fields.at(at);
        String memberId = by == null ? null : fields.id("by", by);
        Verdict verdict = verdict(fields, violations);
        if (by == null && verdict.outcome() != Verdict.Outcome.REJECT) {
            violations.add("by", "required");
        }
        Instant edited = since == null ? null : fields.instant("since", since, Instant.EPOCH);
        if (edited == null && postId != null) {
            violations.add("since", "required");
        }
        if (edited != null && verdict.outcome() == Verdict.Outcome.DUPLICATE) {
            violations.add("since", "not-expected");
        }
        violations.refuseIfAny();
        return new Read(questionId, postId, verdict, memberId, number, decidedAt, edited);
    }

    private Verdict verdict(LineFields fields, Violations violations) {
        String line = violations.text("words", words, 0, LONGEST_WORDS);
        String checkedWords = line.isEmpty() ? null : line;
        Verdict.Outcome outcome = outcome(violations);
        notExpected(
                "reason",
                reason,
                outcome == Verdict.Outcome.APPROVE || outcome == Verdict.Outcome.DUPLICATE,
                violations);
        notExpected("original", original, outcome != Verdict.Outcome.DUPLICATE, violations);
        return switch (outcome) {
            case APPROVE -> Verdict.approve(checkedWords);
            case REJECT -> Verdict.reject(reason(violations), checkedWords);
            case ASK_FOR_CHANGES ->
                reason == null
                        ? Verdict.askForChanges(null, violations.text("words", words, 1, LONGEST_WORDS))
                        : Verdict.askForChanges(reason(violations), checkedWords);
            case DUPLICATE -> Verdict.duplicate(fields.id("original", original), checkedWords);
        };
    }

    private Verdict.Outcome outcome(Violations violations) {
        return Verdict.Outcome.of(decision == null ? "" : decision).orElseGet(() -> {
            violations.add("decision", decision == null ? "required" : "unknown-value");
            return Verdict.Outcome.APPROVE;
        });
    }

    private static void notExpected(String field, @Nullable String value, boolean here, Violations violations) {
        if (here && value != null) {
            violations.add(field, "not-expected");
        }
    }

    /** Any that the community may have had. */
    private String reason(Violations violations) {
        if (reason == null || !REASON.matcher(reason).matches()) {
            violations.add("reason", reason == null ? "required" : "unknown-value");
            return "";
        }
        return reason;
    }
}
