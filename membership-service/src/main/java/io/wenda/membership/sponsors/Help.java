package io.wenda.membership.sponsors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.membership.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One session of remote help.
 *
 * @param step 1 for the request, one more for each step that follows: what was read when a step is taken
 * @param wish what the sponsor needs help with, and when it suits them
 * @param zone in which they live
 * @param time when it takes place; absent before that is settled
 * @param by who of the staff took the last step; absent where the sponsor did
 * @param words from the staff to the sponsor; empty where there are none
 */
record Help(
        String id,
        int step,
        State state,
        String wish,
        String zone,
        Instant askedAt,
        @Nullable Instant time,
        @Nullable String by,
        String words) {

    enum State {
        REQUESTED,
        SCHEDULED,
        DONE,
        CANCELLED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Help requested(String id, String wish, String zone, Instant now) {
        return new Help(id, 1, State.REQUESTED, wish, zone, now, null, null, "");
    }

    boolean isOpen() {
        return state == State.REQUESTED || state == State.SCHEDULED;
    }

    /** Whether it is one of those that the sponsorship brings: what was cancelled is not. */
    boolean counts() {
        return state != State.CANCELLED;
    }

    /** The next step, by who has read this one. Taken again by the same person it changes nothing. */
    Help next(int read, State wanted, @Nullable Instant when, @Nullable String who, String said) {
        boolean same = state == wanted && step == read + 1 && Objects.equals(by, who);
        if (same && Objects.equals(time, when) && words.equals(said)) {
            return this;
        }
        if (read != step || !isOpen()) {
            throw new Refusal.SponsorshipChanged(step);
        }
        return new Help(id, step + 1, wanted, wish, zone, askedAt, when, who, said);
    }

    /** Who asked is gone for good: nobody helps any more, and nobody knows with what. */
    Help forgotten() {
        boolean over = !isOpen();
        return over && wish.isEmpty() && zone.isEmpty() && words.isEmpty()
                ? this
                : new Help(id, over ? step : step + 1, over ? state : State.CANCELLED, "", "", askedAt, time, by, "");
    }

    /** What they need help with is theirs: this might be logged. */
    @Override
    public String toString() {
        return "Help[" + id + " " + state + "]";
    }
}
