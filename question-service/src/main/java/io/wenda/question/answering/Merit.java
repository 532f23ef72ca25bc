package io.wenda.question.answering;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;

import io.wenda.http.listing.BadCursorException;
import io.wenda.http.listing.Cursor;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/** Where an answer stands among those to its question: by score, then the oldest first. */
public record Merit(int score, Instant publishedAt, String id) {

    private static final Pattern CODE = Pattern.compile("(-?[0-9]{1,9})_(.+)");

    public static Merit of(Answer answer) {
        return new Merit(answer.score(), answer.publishedAt(), answer.id());
    }

    /** As clients hand it back; {@link BadCursorException} if it is from another kind of list. */
    public static Merit of(Cursor cursor) {
        Matcher code = CODE.matcher(cursor.id());
        if (!code.matches()) {
            throw new BadCursorException();
        }
        return new Merit(Integer.parseInt(code.group(1)), cursor.at(), code.group(2));
    }

    public Cursor cursor() {
        return new Cursor(publishedAt, score + "_" + id);
    }

    /** Those that follow among the ones with the same score. */
    Bson sameScore() {
        return and(
                eq("score", score), gte("publishedAt", publishedAt), or(gt("publishedAt", publishedAt), gt("_id", id)));
    }
}
