package io.wenda.question.moderating;

import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Revision;
import io.wenda.question.flagging.Flag;
import io.wenda.question.flagging.Flagged;
import java.time.Instant;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, once and for all: by whom, on whose post, and how long it had waited.
 *
 * @param id of a question: question and revision, as no revision is decided on twice; of an edit of an answer or a comment:
 *     {@code edit}, which of the two, post and revision; of flags: {@code flags}, post and moment
 * @param kind {@code question}, {@code edit}, {@code tag}, or what was edited or flagged: {@code flagged-answer} for instance
 * @param questionId absent where it was a tag
 * @param postId the question or the answer, or the name of the tag
 * @param authorId who wrote it
 * @param revision the text that was read, or how many flags
 * @param waitingSince when it came into the queue, or came back to it
 */
record AuditEntry(
        @BsonId String id,
        String kind,
        @Nullable String questionId,
        String postId,
        String authorId,
        String moderatorId,
        int revision,
        String decision,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String originalId,
        boolean ownPost,
        Instant waitingSince,
        Instant at) {

    private static final String TAG = "tag";

    /** All that was decided on a question and on its edits so far. */
    static Stream<AuditEntry> of(Question question) {
        Edits<Revision> edits = question.edits();
        return Stream.concat(
                Stream.concat(question.earlierDecisions().stream(), Stream.ofNullable(question.decision()))
                        .map(decision -> of(question, decision)),
                edits == null
                        ? Stream.empty()
                        : edits.decisions().stream()
                                .map(made -> of(question, made.decision(), "edit", made.waitingSince())));
    }

    /** What came back waits since the text that was read was written. */
    private static AuditEntry of(Question question, Decision decision) {
        boolean cameBack =
                question.earlierDecisions().stream().anyMatch(earlier -> earlier.revision() < decision.revision());
        boolean textAsRead = question.revision().number() == decision.revision();
        return of(
                question,
                decision,
                "question",
                cameBack && textAsRead ? question.revision().writtenAt() : question.submittedAt());
    }

    private static AuditEntry of(Question question, Decision decision, String kind, Instant waitingSince) {
        return new AuditEntry(
                question.id() + ":" + decision.revision(),
                kind,
                question.id(),
                question.id(),
                question.askerId(),
                decision.memberId(),
                decision.revision(),
                decision.verdict().code(),
                decision.verdict().reason(),
                decision.verdict().words(),
                decision.verdict().originalId(),
                decision.ownQuestion(),
                waitingSince,
                decision.at());
    }

    /** All that was decided on the edits of an answer or a comment so far. */
    static Stream<AuditEntry> of(Editable<?> post) {
        return post.edited().decisions().stream().map(made -> of(post, made.decision(), made.waitingSince()));
    }

    private static AuditEntry of(Editable<?> post, Decision decision, Instant waitingSince) {
        return new AuditEntry(
                "edit:" + post.postKind() + ":" + post.id() + ":" + decision.revision(),
                "edited-" + post.postKind(),
                post.questionId(),
                post.id(),
                post.authorId(),
                decision.memberId(),
                decision.revision(),
                decision.verdict().code(),
                decision.verdict().reason(),
                decision.verdict().words(),
                null,
                decision.ownQuestion(),
                waitingSince,
                decision.at());
    }

    /** All that was decided on the flags of a post so far. */
    static Stream<AuditEntry> of(Flagged post) {
        return post.rulings().stream()
                .map(ruling -> new AuditEntry(
                        "flags:" + post.id() + ":" + ruling.at().toEpochMilli(),
                        (ruling.firstRead() ? "" : "flagged-") + post.kind().code(),
                        post.questionId(),
                        post.id(),
                        post.authorId(),
                        ruling.memberId(),
                        ruling.read(),
                        decisionOf(ruling),
                        null,
                        ruling.words(),
                        null,
                        ruling.ownPost(),
                        ruling.waitingSince(),
                        ruling.at()));
    }

    /** What a moderator said of a tag. It waited for nobody. */
    static AuditEntry ofTag(String tag, String decision, String words, String moderatorId, Instant at) {
        return new AuditEntry(
                "tag:" + tag + ":" + at.toEpochMilli(),
                TAG,
                null,
                tag,
                moderatorId,
                moderatorId,
                1,
                decision,
                null,
                words.isEmpty() ? null : words,
                null,
                false,
                at,
                at);
    }

    /** Whether a moderator read what somebody sent, sooner or later. */
    boolean wasRead() {
        return !kind.equals(TAG) && !moderatorId.equals(Decision.RULE);
    }

    private static String decisionOf(Flagged.Ruling ruling) {
        if (!ruling.firstRead()) {
            return ruling.outcome().code();
        }
        return ruling.outcome() == Flag.Outcome.DECLINED ? "approve" : "reject";
    }
}
