package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Reason;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit: which question, and who decided what on it.
 *
 * @param ownQuestion the moderator decided on their own question, being the only one there was
 */
record DecidedItem(
        String id,
        @OneOf("question") String kind,
        String questionId,
        int revision,
        String title,
        Named author,
        Instant submittedAt,
        @CodeOf(Verdict.Outcome.class) String decision,
        @Nullable @CodeOf(Reason.class) String reason,
        @Nullable String words,
        @Nullable String originalId,
        Named moderator,
        boolean ownQuestion,
        Instant at) {

    static DecidedItem of(Listed question, Decision decision, Names names) {
        return new DecidedItem(
                question.id(),
                "question",
                question.id(),
                decision.revision(),
                question.revision().title(),
                names.of(question.askerId()),
                question.submittedAt(),
                decision.verdict().code(),
                decision.verdict().reasonCode(),
                decision.verdict().words(),
                decision.verdict().originalId(),
                names.of(decision.memberId()),
                decision.ownQuestion(),
                decision.at());
    }
}
