package io.wenda.question.asking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a question from the public, and since when: its asker from the first on, or a moderator.
 *
 * @param revision the text that was public before; null where none was, or it is not known
 */
public record Privacy(String memberId, Instant at, @Nullable Integer revision) {

    /** Nobody has read it in public. */
    public static Privacy fromTheFirst(String memberId, Instant at) {
        return new Privacy(memberId, at, null);
    }

    /** Whether this text was public before. */
    boolean knew(Revision text) {
        return revision != null && revision == text.number();
    }
}
