package io.wenda.membership.sponsors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.membership.Refusal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sponsor's words, which are public once a person has read them and approved.
 *
 * @param revision 1 for their first words, one more for each that follow
 * @param by who has read them; absent while nobody has
 */
record Message(
        String text,
        int revision,
        State state,
        @Nullable String by,
        @Nullable Instant at) {

    enum State {
        WAITING,
        APPROVED,
        DECLINED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static @Nullable Message first(String text) {
        return text.isEmpty() ? null : new Message(text, 1, State.WAITING, null, null);
    }

    /** Words of the past, and what became of them. */
    static @Nullable Message known(String text, Remembered.Reading reading, @Nullable String by, Instant at) {
        boolean waits = reading == Remembered.Reading.WAITING;
        return text.isEmpty()
                ? null
                : new Message(text, 1, State.valueOf(reading.name()), waits ? null : by, waits ? null : at);
    }

    /** Other words wait again; the same are what they were. */
    static @Nullable Message after(@Nullable Message before, String text) {
        if (text.isEmpty() || before == null) {
            return first(text);
        }
        return before.text.equals(text) ? before : new Message(text, before.revision + 1, State.WAITING, null, null);
    }

    boolean waits() {
        return state == State.WAITING;
    }

    /** Decided on what was read, once. The same decision by the same person again changes nothing. */
    Message decided(int read, State wanted, String reader, Instant now) {
        if (read == revision && state == wanted && reader.equals(by)) {
            return this;
        }
        if (read != revision || !waits()) {
            throw new Refusal.SponsorshipChanged(revision);
        }
        return new Message(text, revision, wanted, reader, now);
    }

    /** Unread words: this might be logged. */
    @Override
    public String toString() {
        return "Message[" + revision + " " + state + "]";
    }
}
