package io.wenda.question.flagging;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one member said of one post, to the moderators alone.
 *
 * @param words beside the type, at most 500 characters
 * @param trusted whether it counts where enough flags hide a post
 * @param outcome what a moderator said of it; null until then
 */
public record Flag(
        String memberId,
        Type type,
        @Nullable String words,
        boolean trusted,
        Instant at,
        @Nullable Outcome outcome) {

    /** What is wrong with the post. */
    public enum Type {
        ADVERTISING,
        OFF_TOPIC,
        ABUSIVE,
        WRONG,
        LEAKED_SECRET;

        /** As the API writes it: {@code leaked-secret}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The type with this code. */
        public static Optional<Type> of(String code) {
            return Arrays.stream(values())
                    .filter(type -> type.code().equals(code))
                    .findFirst();
        }
    }

    /** Whether a moderator agreed. */
    public enum Outcome {
        UPHELD,
        DECLINED;

        /** As the API writes it: {@code upheld}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean open() {
        return outcome == null;
    }

    Flag settled(Outcome decided) {
        return outcome == null ? new Flag(memberId, type, words, trusted, at, decided) : this;
    }
}
