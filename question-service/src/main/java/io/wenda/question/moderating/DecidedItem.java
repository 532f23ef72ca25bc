package io.wenda.question.moderating;

import io.wenda.http.describing.OneOf;
import io.wenda.question.asking.Question;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit: which question or flagged post, and who decided what on it.
 *
 * @param kind {@code question}, or what was flagged
 * @param revision the text that was read, or how many flags
 * @param title of the question, as it stands now
 * @param waitingSince when it came into the queue, or came back to it
 * @param ownQuestion the moderator decided on what they had written themselves, being the only one there was
 */
record DecidedItem(
        String id,

        @OneOf({"question", "answer", "comment", "flagged-question", "flagged-answer", "flagged-comment"})
        String kind,

        String questionId,
        int revision,
        String title,
        Named author,
        Instant waitingSince,

        @OneOf({"approve", "reject", "ask-for-changes", "duplicate", "upheld", "declined"})
        String decision,

        @Nullable String reason,
        @Nullable String words,
        @Nullable String originalId,
        Named moderator,
        boolean ownQuestion,
        Instant at) {

    /** @param question as it stands now; absent where it is gone */
    static DecidedItem of(AuditEntry entry, @Nullable Question question, Names names) {
        return new DecidedItem(
                entry.id(),
                entry.kind(),
                entry.questionId(),
                entry.revision(),
                question == null ? "" : question.revision().title(),
                names.of(entry.authorId()),
                entry.waitingSince(),
                entry.decision(),
                entry.reason(),
                entry.words(),
                entry.originalId(),
                names.of(entry.moderatorId()),
                entry.ownPost(),
                entry.at());
    }
}
