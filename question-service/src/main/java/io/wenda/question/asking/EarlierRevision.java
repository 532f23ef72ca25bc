package io.wenda.question.asking;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A text that its asker replaced: kept, as the history of a question belongs to it.
 *
 * @param id question and revision
 * @param at when it was written
 * @param correctedBy the moderator who wrote it so; absent where its asker did
 * @param reply what its asker answered to the decision on the text before
 * @param held true of what is for its asker and the moderators alone: an edit that was never public, or what was replaced
 *     while few could read the question; absent of all others
 */
public record EarlierRevision(
        @BsonId String id,
        String questionId,
        int revision,
        String title,
        String body,
        List<String> tags,
        Instant at,
        @Nullable String correctedBy,
        @Nullable String reply,
        @Nullable Boolean held) {

    public EarlierRevision {
        tags = List.copyOf(tags);
    }

    /** {@code question:revision}. */
    public static String idOf(String questionId, int revision) {
        return questionId + ":" + revision;
    }

    /** As it reads now. */
    public static EarlierRevision of(Question question) {
        return of(question.id(), question.revision(), question.state() == State.PRIVATE ? true : null);
    }

    /** What its asker wanted it to say, and something else took the place of. */
    static EarlierRevision held(String questionId, Revision text) {
        return of(questionId, text, true);
    }

    private static EarlierRevision of(String questionId, Revision text, @Nullable Boolean held) {
        return new EarlierRevision(
                idOf(questionId, text.number()),
                questionId,
                text.number(),
                text.title(),
                text.body(),
                text.tags(),
                text.writtenAt(),
                text.correctedBy(),
                text.reply(),
                held);
    }

    /** Whether it is for its asker and the moderators alone. */
    public boolean isHeld() {
        return Boolean.TRUE.equals(held);
    }
}
