package io.wenda.membership.sponsors;

import io.wenda.membership.plans.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sponsorship of the past: from before this community came here, or from its history.
 *
 * @param memberId absent where the sponsor has no account here
 * @param reading whether its message is public: a person has read it
 * @param by who brings it, and has read its message; absent where nobody knows any more
 */
public record Remembered(
        String id,
        @Nullable String memberId,
        String plan,
        Money amount,
        Instant at,
        Dedication dedication,
        Reading reading,
        @Nullable String by) {

    /** What became of a message. */
    public enum Reading {
        WAITING,
        APPROVED,
        DECLINED;

        public String code() {
            return Message.State.valueOf(name()).code();
        }

        public static Optional<Reading> of(String code) {
            return Arrays.stream(values())
                    .filter(reading -> reading.code().equals(code))
                    .findFirst();
        }
    }

    static Remembered of(Sponsorship there) {
        Message message = there.message();
        return new Remembered(
                there.id(),
                there.memberId(),
                there.plan(),
                there.amount(),
                there.at(),
                new Dedication(
                        there.name(), there.anonymous() || there.isHidden(), message == null ? "" : message.text()),
                message == null
                        ? Reading.APPROVED
                        : there.isHidden()
                                ? Reading.DECLINED
                                : Reading.valueOf(message.state().name()),
                null);
    }

    /** As an export tells it: who has read the message is not in it. */
    public Remembered told() {
        return new Remembered(
                id,
                memberId,
                plan,
                amount,
                at,
                dedication,
                dedication.message().isEmpty() ? Reading.APPROVED : reading,
                null);
    }

    /** Without who gave what: this might be logged. */
    @Override
    public String toString() {
        return "Remembered[" + id + "]";
    }
}
