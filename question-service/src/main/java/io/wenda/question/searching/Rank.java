package io.wenda.question.searching;

import io.wenda.http.listing.BadCursorException;
import io.wenda.http.listing.Cursor;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Where a question stands among those that were found: by its score, then the newest first.
 *
 * @param lenient the search was the one that also finds words spelt alike
 */
record Rank(float score, Instant publishedAt, String id, boolean lenient) {

    private static final Pattern CODE = Pattern.compile("([sl])([0-9a-f]{1,8})-(.+)");

    static Rank of(FieldDoc hit, boolean lenient) {
        return new Rank(
                (Float) hit.fields[0],
                Instant.ofEpochMilli((Long) hit.fields[1]),
                ((BytesRef) hit.fields[2]).utf8ToString(),
                lenient);
    }

    /** As clients hand it back; {@link BadCursorException} if it is from another kind of list. */
    static Rank of(Cursor cursor) {
        Matcher code = CODE.matcher(cursor.id());
        if (!code.matches()) {
            throw new BadCursorException();
        }
        float score = Float.intBitsToFloat(Integer.parseUnsignedInt(code.group(2), 16));
        if (!Float.isFinite(score)) {
            throw new BadCursorException();
        }
        return new Rank(score, cursor.at(), code.group(3), code.group(1).equals("l"));
    }

    Cursor cursor() {
        return new Cursor(
                publishedAt, (lenient ? "l" : "s") + Integer.toHexString(Float.floatToIntBits(score)) + "-" + id);
    }

    /**
     * For Lucene to go on behind it.
     *
     * @param lastDocument of the index: of two with the same rank the second would be found again, but ids are unique
     */
    FieldDoc fieldDoc(int lastDocument) {
        return new FieldDoc(lastDocument, score, new Object[] {score, publishedAt.toEpochMilli(), new BytesRef(id)});
    }
}
