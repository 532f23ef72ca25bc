package io.wenda.standalone.discourse;

import java.time.Instant;

/** Fits dates and lengths into the bounds of docs/history.md, and counts what did not fit. */
final class Fitting {

    private final Tally tally;
    private final Instant now;
    private final Instant lastWord;

    /** @param lastWord what stands for the future, as clocks were wrong at times: the same whenever it is converted */
    Fitting(Tally tally, Instant now, Instant lastWord) {
        this.tally = tally;
        this.now = now;
        this.lastWord = lastWord;
    }

    Instant moment(Instant written) {
        Instant moment = written.isAfter(now) ? lastWord : later(written, Instant.EPOCH);
        if (!moment.equals(written)) {
            tally.changed("dates in the future or before 1970");
        }
        return moment;
    }

    /** Not before something else, which it follows: moderators move replies between topics. */
    Instant moment(Instant written, Instant notBefore) {
        return later(moment(written), notBefore);
    }

    /** A text of at most so many characters, which are an ellipsis where there is none. */
    String text(String kind, String text, int longest) {
        if (Mending.isLonger(text, longest)) {
            tally.changed(kind + " that were too long");
        }
        return text.isEmpty() ? "…" : Mending.cut(text, longest);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
