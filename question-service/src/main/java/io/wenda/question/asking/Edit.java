package io.wenda.question.asking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an asker wants their public question to say. Until a moderator approves it, everybody else reads what was public
 * before.
 *
 * @param text numbered as it is once it is public
 * @param submittedAt when its asker sent it first; it keeps its place in the queue however often they change it
 * @param waitingSince the same while it waits for a moderator; null once it is given back or declined
 */
public record Edit(
        Revision text,
        Instant submittedAt,
        @Nullable Instant waitingSince,
        @Nullable Claim claim) {

    static Edit sent(Revision text, Instant now) {
        return new Edit(text, now, now, null);
    }

    /** Its asker changed it; whoever reads it goes on reading. */
    Edit changed(Revision next) {
        return new Edit(next, submittedAt, submittedAt, claim);
    }

    Edit claimed(@Nullable Claim reader) {
        return new Edit(text, submittedAt, waitingSince, reader);
    }

    Edit decided() {
        return new Edit(text, submittedAt, null, null);
    }

    Edit retagged(String from, String into) {
        return new Edit(text.retagged(from, into), submittedAt, waitingSince, claim);
    }

    /** Whether it waits for a moderator. */
    public boolean waits() {
        return waitingSince != null;
    }
}
