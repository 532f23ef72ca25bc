package io.wenda.question.noting;

import io.wenda.http.creating.RequestHash;
import io.wenda.question.text.Markdown;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What somebody of the staff notes on a question, for the others of the staff. Nothing is told of it, to anybody.
 *
 * @param body as typed, a little Markdown
 * @param html the body made safe to show
 */
public record Note(
        @BsonId String id,
        String questionId,
        String authorId,
        String requestHash,
        String body,
        String html,
        Instant at) {

    public static final int LONGEST = 4_000;

    /** Renders the body, once and for all its readers. */
    public static Note of(String id, String questionId, String authorId, String body, Instant at) {
        return new Note(id, questionId, authorId, RequestHash.of(body), body, Markdown.remark(body), at);
    }
}
