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
 * @param held true of an edit that was never public; absent of all others
 */
public record EarlierAnswer(
        @BsonId String id,
        String answerId,
        String questionId,
        int revision,
        String body,
        Instant at,
        @Nullable String correctedBy,
        @Nullable Boolean held) {

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
                answer.correctedBy(),
                null);
    }

    /** What its author wanted it to say, and something else took the place of. */
    static EarlierAnswer held(Answer answer, Wording text) {
        return new EarlierAnswer(
                idOf(answer.id(), text.number()),
                answer.id(),
                answer.questionId(),
                text.number(),
                text.body(),
                text.writtenAt(),
                null,
                true);
    }

    /** Whether it was an edit that was never public. */
    public boolean isHeld() {
        return Boolean.TRUE.equals(held);
    }
}
