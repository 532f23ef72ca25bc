package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Reason;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit: which question, and who decided what on it.
 *
 * @param id question and revision: no revision is decided on twice
 * @param title as it stands now
 * @param waitingSince when the question came into the queue, or came back to it
 * @param ownQuestion the moderator decided on their own question, being the only one there was
 */
record DecidedItem(
        String id,
        @OneOf("question") String kind,
        String questionId,
        int revision,
        String title,
        Named author,
        Instant waitingSince,
        @CodeOf(Verdict.Outcome.class) String decision,
        @Nullable @CodeOf(Reason.class) String reason,
        @Nullable String words,
        @Nullable String originalId,
        Named moderator,
        boolean ownQuestion,
        Instant at) {

    /** @param question as it stands now; absent where it is gone */
    static DecidedItem of(AuditEntry entry, @Nullable Question question, Names names) {
        return new DecidedItem(
                entry.id(),
                "question",
                entry.questionId(),
                entry.revision(),
                question == null ? "" : question.revision().title(),
                names.of(entry.askerId()),
                entry.waitingSince(),
                entry.verdict().code(),
                entry.verdict().reasonCode(),
                entry.verdict().words(),
                entry.verdict().originalId(),
                names.of(entry.moderatorId()),
                entry.ownQuestion(),
                entry.at());
    }
}
