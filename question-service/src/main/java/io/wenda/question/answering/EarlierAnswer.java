package io.wenda.question.answering;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A text of an answer that its author replaced.
 *
 * @param id answer and revision
 * @param at when it was written
 */
public record EarlierAnswer(
        @BsonId String id, String answerId, String questionId, int revision, String body, Instant at) {

    /** {@code answer:revision}. */
    public static String idOf(String answerId, int revision) {
        return answerId + ":" + revision;
    }

    static EarlierAnswer of(Answer answer) {
        return new EarlierAnswer(
                idOf(answer.id(), answer.revision()),
                answer.id(),
                answer.questionId(),
                answer.revision(),
                answer.body(),
                answer.writtenAt());
    }
}
