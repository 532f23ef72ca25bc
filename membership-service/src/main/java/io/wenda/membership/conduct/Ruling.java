package io.wenda.membership.conduct;

import io.wenda.membership.accounts.Speech;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided.
 *
 * @param speeches what the member leaves; empty where it is no mute
 * @param until when a mute ends; absent where it is none
 * @param words for the member to read
 * @param atOnce whether it could not wait for the member's reply
 * @param alone whether nobody who was not involved could decide
 */
record Ruling(
        Measure measure,
        List<Speech> speeches,
        @Nullable Instant until,
        String words,
        boolean atOnce,
        boolean alone,
        String by,
        Instant at) {

    Ruling {
        speeches = List.copyOf(speeches);
    }

    /** Whether the same person says the same again. */
    boolean repeats(Ruling earlier) {
        return by.equals(earlier.by)
                && measure == earlier.measure
                && speeches.equals(earlier.speeches)
                && Objects.equals(until, earlier.until)
                && words.equals(earlier.words);
    }

    /** An appeal makes nothing worse: neither the measure, nor what is left for how long. */
    boolean isHarsherThan(Ruling earlier) {
        if (measure != earlier.measure) {
            return measure.compareTo(earlier.measure) > 0;
        }
        return !earlier.speeches.containsAll(speeches)
                || (until != null && earlier.until != null && until.isAfter(earlier.until));
    }
}
