package io.wenda.question.moderating;

import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Verdict;
import java.time.Instant;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What was decided, once and for all: by whom, on whose question, and how long it had waited.
 *
 * @param id question and revision, as no revision is decided on twice
 * @param waitingSince when the question came into the queue, or came back to it
 */
record AuditEntry(
        @BsonId String id,
        String questionId,
        String askerId,
        String moderatorId,
        int revision,
        Verdict verdict,
        boolean ownQuestion,
        Instant waitingSince,
        Instant at) {

    /** All that was decided on a question so far. */
    static Stream<AuditEntry> of(Question question) {
        return Stream.concat(question.earlierDecisions().stream(), Stream.ofNullable(question.decision()))
                .map(decision -> of(question, decision));
    }

    /** What came back waits since the text that was read was written. */
    private static AuditEntry of(Question question, Decision decision) {
        boolean cameBack =
                question.earlierDecisions().stream().anyMatch(earlier -> earlier.revision() < decision.revision());
        boolean textAsRead = question.revision().number() == decision.revision();
        return new AuditEntry(
                question.id() + ":" + decision.revision(),
                question.id(),
                question.askerId(),
                decision.memberId(),
                decision.revision(),
                decision.verdict(),
                decision.ownQuestion(),
                cameBack && textAsRead ? question.revision().writtenAt() : question.submittedAt(),
                decision.at());
    }
}
