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
 * @param held true of what is for its author and the moderators alone: an edit that was never public, or what was replaced
 *     while few could read the question; absent of all others
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

    /** The same, for its author and the moderators alone. */
    EarlierAnswer discreetly() {
        return new EarlierAnswer(id, answerId, questionId, revision, body, at, correctedBy, true);
    }

    /** Whether it is for its author and the moderators alone. */
    public boolean isHeld() {
        return Boolean.TRUE.equals(held);
    }
}
