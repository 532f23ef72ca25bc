package io.wenda.question.moderating;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Reply;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.asking.Reasons;
import io.wenda.question.asking.Type;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Names;
import io.wenda.question.text.Mentions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator sent.
 *
 * @param revision the text that was read
 * @param reason why not, a code of the community's list; needed to reject, allowed to ask for changes, and for nothing else
 * @param words a line to the asker; needed to ask for changes without a reason
 * @param originalId the public question where it was asked before; needed to close it as a duplicate, and for nothing else
 * @param text as it is to be published; absent where it is approved as it is, and for anything else
 */
record DecisionRequest(
        @Nullable @Required @CodeOf(Verdict.Outcome.class) String decision,

        @Nullable @Required Integer revision,
        @Nullable @Bounds(max = 40) String reason,
        @Nullable @Bounds(max = 1_000) String words,
        @Nullable @Bounds(max = 100) String originalId,
        @Nullable Corrected text) {

    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_REASON = 40;
    private static final int LONGEST_ID = 100;

    /** Stands where nothing can be decided, until that is refused. */
    private static final Verdict NONE = Verdict.approve(null);

    /**
     * The whole text with the moderator's corrections; bounded as what its author sends. An answer has a body alone.
     *
     * @param title one line; needed of a question
     * @param body Markdown
     * @param tags as in a new question
     */
    record Corrected(
            @Nullable @Bounds(min = 10, max = 150) String title,

            @Nullable @Required @Bounds(min = 1, max = 40_000)
            String body,

            @Nullable @Bounds(max = 5) List<@Nullable @Bounds(min = 1, max = 30) String> tags) {}

    /**
     * Read and checked.
     *
     * @param text of a question as it is to be published; null where it stays as it is
     * @param mended the same of an answer
     */
    record Checked(
            Verdict verdict,
            int readRevision,
            @Nullable Draft text,
            @Nullable Reply mended) {

        /** The ids of those whom the corrected text mentions. */
        List<String> mentioned() {
            return text != null ? text.mentioned() : mended != null ? mended.mentioned() : List.of();
        }

        /** The same, with those as they are called. */
        Checked naming(Names names) {
            return new Checked(
                    verdict,
                    readRevision,
                    text == null ? null : text.naming(names),
                    mended == null ? null : mended.naming(names));
        }
    }

    Checked read(Reasons reasons) {
        return read(reasons, new Violations());
    }

    /** The same, where something may be wrong beside it. */
    Checked read(Reasons reasons, Violations violations) {
        violations.required("revision", revision);
        String line = violations.text("words", words, 0, LONGEST_WORDS);
        String checked = line.isEmpty() ? null : line;
        if (reason != null) {
            violations.line("reason", reason, 1, LONGEST_REASON);
        }
        if (originalId != null) {
            violations.line("originalId", originalId, 1, LONGEST_ID);
        }
        Optional<Verdict.Outcome> outcome = decision == null ? Optional.empty() : Verdict.Outcome.of(decision);
        if (outcome.isEmpty()) {
            violations.add("decision", decision == null ? "required" : "unknown-value");
        }
        Verdict verdict = outcome.map(known -> verdict(known, checked, reasons, violations))
                .orElse(NONE);
        if (text != null && outcome.orElse(Verdict.Outcome.APPROVE) != Verdict.Outcome.APPROVE) {
            violations.add("text", "not-expected");
            violations.refuseIfAny();
        }
        boolean ofAnswer = text != null && text.title() == null && text.tags() == null;
        Draft draft = text == null || ofAnswer ? null : draft(text, violations);
        Reply mended = text == null || !ofAnswer ? null : reply(text, violations);
        violations.refuseIfAny();
        return new Checked(verdict, revision == null ? 0 : revision, draft, mended);
    }

    private static Reply reply(Corrected text, Violations violations) {
        String body = violations.text("body", text.body(), 1, Reply.LONGEST);
        violations.refuseIfAny();
        Reply reply = Reply.of(body);
        Mentions.requireFew("body", reply.html(), violations);
        return reply;
    }

    private static Draft draft(Corrected text, Violations violations) {
        Draft draft = new QuestionText(text.title(), text.body(), text.tags())
                .read(Type.QUESTION, violations, QuestionText.SHORTEST_TITLE, QuestionText.SHORTEST_BODY);
        Mentions.requireFew("body", draft.html(), violations);
        return draft;
    }

    private Verdict verdict(Verdict.Outcome outcome, @Nullable String checked, Reasons reasons, Violations violations) {
        boolean reasoned = outcome == Verdict.Outcome.REJECT || outcome == Verdict.Outcome.ASK_FOR_CHANGES;
        notExpected("reason", reason, !reasoned, violations);
        notExpected("originalId", originalId, outcome != Verdict.Outcome.DUPLICATE, violations);
        return switch (outcome) {
            case APPROVE -> Verdict.approve(checked);
            case REJECT -> Verdict.reject(reason(reasons, violations), checked);
            case ASK_FOR_CHANGES ->
                reason == null
                        ? Verdict.askForChanges(null, violations.text("words", words, 1, LONGEST_WORDS))
                        : Verdict.askForChanges(reason(reasons, violations), checked);
            case DUPLICATE -> Verdict.duplicate(original(violations), checked);
        };
    }

    private static void notExpected(String field, @Nullable String value, boolean here, Violations violations) {
        if (here && value != null) {
            violations.add(field, "not-expected");
        }
    }

    private String original(Violations violations) {
        violations.required("originalId", originalId);
        return originalId == null ? "" : originalId;
    }

    private String reason(Reasons reasons, Violations violations) {
        if (reason == null || !reasons.has(reason)) {
            violations.add("reason", reason == null ? "required" : "unknown-value");
            return "";
        }
        return reason;
    }
}
