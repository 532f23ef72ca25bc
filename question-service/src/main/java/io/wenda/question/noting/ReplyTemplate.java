package io.wenda.question.noting;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A reply that is written again and again, kept to be put into an answer and finished there.
 *
 * @param language the interface's code of it
 * @param title what it is for, one line
 * @param body Markdown
 */
public record ReplyTemplate(
        @BsonId String id,
        long version,
        String language,
        String title,
        String body,
        String changedBy,
        Instant changedAt) {

    public static final int LONGEST_TITLE = 80;
    public static final int LONGEST = 10_000;

    boolean says(ReplyTemplate other) {
        return language.equals(other.language) && title.equals(other.title) && body.equals(other.body);
    }
}
