package io.wenda.question.asking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an author wants their public post to say. Until a moderator approves it, everybody else reads what was public before.
 *
 * @param text numbered as it is once it is public
 * @param submittedAt when its author sent it first; it keeps its place in the queue however often they change it
 * @param waitingSince the same while it waits for a moderator; null once it is given back or declined
 */
public record Edit<T extends Numbered>(
        T text,
        Instant submittedAt,
        @Nullable Instant waitingSince,
        @Nullable Claim claim) {

    static <T extends Numbered> Edit<T> sent(T text, Instant now) {
        return new Edit<>(text, now, now, null);
    }

    /** Its author changed it, or what is public changed under it; whoever reads it goes on reading. */
    public Edit<T> changed(T next) {
        return new Edit<>(next, submittedAt, submittedAt, claim);
    }

    public Edit<T> claimed(@Nullable Claim reader) {
        return new Edit<>(text, submittedAt, waitingSince, reader);
    }

    public Edit<T> decided() {
        return new Edit<>(text, submittedAt, null, null);
    }

    /** The same text with another tag, for instance; what was decided on it stands. */
    public Edit<T> saying(T same) {
        return new Edit<>(same, submittedAt, waitingSince, claim);
    }

    /** Whether it waits for a moderator. */
    public boolean waits() {
        return waitingSince != null;
    }
}
