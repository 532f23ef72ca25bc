package io.wenda.question.asking;

import io.wenda.events.InformationGiven;
import io.wenda.events.InformationMissed;
import io.wenda.events.InformationWanted;
import io.wenda.events.QuestionEvent;
import io.wenda.events.Visibility;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would answer cannot before they know more. The asker is reminded a few times; then the question rests, closed,
 * until they reply.
 *
 * @param words what is missing, plain text
 * @param memberId who wants to know
 * @param reminders how many there were
 * @param nextAt when the next one is due, or the end of it; null where it rests
 * @param restsSince null while there is patience left
 */
public record Enquiry(
        String words,
        String memberId,
        Instant at,
        int reminders,
        @Nullable Instant nextAt,
        @Nullable Instant restsSince) {

    /**
     * How long an asker has to reply.
     *
     * @param between one reminder and the next, and from the last to the end
     */
    public record Patience(Duration between, int reminders) {}

    /** It was asked back then, and its asker has as long as ever from now on. */
    public static Enquiry remembered(String words, String memberId, Instant at, Instant now, Patience patience) {
        return new Enquiry(words, memberId, at, 0, now.plus(patience.between()), null);
    }

    static Enquiry begun(String words, String memberId, Instant now, Patience patience) {
        return new Enquiry(words, memberId, now, 0, now.plus(patience.between()), null);
    }

    boolean isDue(Instant now) {
        return nextAt != null && !now.isBefore(nextAt);
    }

    /** Whether nobody may answer until the asker replies. */
    public boolean rests() {
        return restsSince != null;
    }

    boolean says(String other, String by) {
        return words.equals(other) && memberId.equals(by);
    }

    /** What is told of it: that it is wanted, the first time or again; or that patience is over. */
    QuestionEvent wanted(Question question) {
        String title = question.revision().title();
        return restsSince == null
                ? new InformationWanted(
                        question.id(), question.askerId(), title, memberId, reminders, Visibility.PUBLIC, at)
                : new InformationMissed(question.id(), question.askerId(), title, Visibility.PUBLIC, at, restsSince);
    }

    /** What is told when nobody waits any more. */
    InformationGiven settled(Question question, String by, Instant now) {
        return new InformationGiven(
                question.id(),
                question.askerId(),
                question.revision().title(),
                memberId,
                by,
                Visibility.PUBLIC,
                at,
                now);
    }

    /** One more reminder, or no more patience. */
    Enquiry next(Instant now, Patience patience) {
        return reminders < patience.reminders()
                ? new Enquiry(words, memberId, at, reminders + 1, now.plus(patience.between()), null)
                : new Enquiry(words, memberId, at, reminders, null, now);
    }
}
