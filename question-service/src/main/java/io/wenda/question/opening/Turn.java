package io.wenda.question.opening;

import java.time.Instant;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator closed the free side for writing, or opened it. Turns are added and never changed: the last one is how it
 * stands, all of them are who did what, and when.
 *
 * @param number from 1
 * @param words to everybody, plain text
 */
record Turn(@BsonId long number, boolean closed, @Nullable String words, String memberId, Instant at) {

    /** Before anybody turned anything. */
    static final Turn OPEN = new Turn(0, false, null, "", Instant.EPOCH);

    Turn next(boolean close, @Nullable String say, String by, Instant now) {
        return says(close, say) ? this : new Turn(number + 1, close, say, by, now);
    }

    private boolean says(boolean close, @Nullable String say) {
        return closed == close && Objects.equals(words, say);
    }
}
