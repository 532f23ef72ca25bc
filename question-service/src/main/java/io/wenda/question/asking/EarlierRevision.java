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
        @Nullable String reply) {

    public EarlierRevision {
        tags = List.copyOf(tags);
    }

    /** {@code question:revision}. */
    public static String idOf(String questionId, int revision) {
        return questionId + ":" + revision;
    }

    /** As it reads now. */
    public static EarlierRevision of(Question question) {
        Revision text = question.revision();
        return new EarlierRevision(
                idOf(question.id(), text.number()),
                question.id(),
                text.number(),
                text.title(),
                text.body(),
                text.tags(),
                text.writtenAt(),
                text.correctedBy(),
                text.reply());
    }
}
