package io.wenda.question.answering;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A text of an answer that was replaced.
 *
 * @param id answer and revision
 * @param at when it was written
 * @param correctedBy the moderator who wrote it so; absent where the answer's author did
 */
public record EarlierAnswer(
        @BsonId String id,
        String answerId,
        String questionId,
        int revision,
        String body,
        Instant at,
        @Nullable String correctedBy) {

    /** {@code answer:revision}. */
    public static String idOf(String answerId, int revision) {
        return answerId + ":" + revision;
    }

    /** The text as it stands. */
    public static EarlierAnswer of(Answer answer) {
        return new EarlierAnswer(
                idOf(answer.id(), answer.revision()),
                answer.id(),
                answer.questionId(),
                answer.revision(),
                answer.body(),
                answer.writtenAt(),
                answer.correctedBy());
    }
}
