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
 * @param kind {@code question}, {@code edit}, {@code tag}, or what was edited or flagged
 * @param revision the text that was read, or how many flags
 * @param questionId absent where it was a tag
 * @param title of the question, as it stands now; or the name of the tag
 * @param words to whoever wrote it; of a tag what it is about, or the one that stands in its place
 * @param moderator whose id is {@code rule} where a rule of the community decided
 * @param waitingSince when it came into the queue, or came back to it
 * @param ownQuestion the moderator decided on what they had written themselves, being the only one there was
 */
record DecidedItem(
        String id,

        @OneOf({
            "question",
            "edit",
            "answer",
            "comment",
            "edited-answer",
            "edited-comment",
            "flagged-question",
            "flagged-answer",
            "flagged-comment",
            "tag"
        })
        String kind,

        @Nullable String questionId,
        int revision,
        String title,
        Named author,
        Instant waitingSince,

        @OneOf({
            "approve",
            "reject",
            "ask-for-changes",
            "duplicate",
            "upheld",
            "declined",
            "described",
            "reserved",
            "merged"
        })
        String decision,

        @Nullable String reason,
        @Nullable String words,
        @Nullable String originalId,
        Named moderator,
        boolean ownQuestion,
        Instant at) {

    private static String titleOf(AuditEntry entry, @Nullable Question question) {
        if (question == null) {
            return entry.questionId() == null ? entry.postId() : "";
        }
        return question.revision().title();
    }

    /** @param question as it stands now; absent where it is gone */
    static DecidedItem of(AuditEntry entry, @Nullable Question question, Names names) {
        return new DecidedItem(
                entry.id(),
                entry.kind(),
                entry.questionId(),
                entry.revision(),
                titleOf(entry, question),
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
