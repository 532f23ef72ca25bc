package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What not every member may do. Administrators give it to a member, for a time or for good. */
public enum Ability {
    /** Asks what only the moderators and those on duty may read. */
    ASK_PRIVATELY,
    /** Moderators read first what they send, where the community wants that. */
    FIRST_IN_REVIEW,
    /** Is let into the chat groups of those who pay. */
    PAID_GROUP,
    /** Is let into the chat groups of those who are members for life. */
    VIP_GROUP,
    /** Is promised an answer within so many minutes of the community's answering hours. No other ability has a budget. */
    ANSWER_BY;

    /** Thirty days of answering hours, where those never end. */
    public static final int MOST_ANSWER_MINUTES = 30 * 24 * 60;

    /** As it is told and shown: {@code ask-privately}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ability with this code. */
    public static Optional<Ability> of(String code) {
        return Arrays.stream(values())
                .filter(ability -> ability.code().equals(code))
                .findFirst();
    }

    /** What is wrong with giving this with this budget, as a code; empty where nothing is. */
    public Optional<String> against(@Nullable Integer answerMinutes) {
        if (this != ANSWER_BY) {
            return answerMinutes == null ? Optional.empty() : Optional.of("not-expected");
        }
        if (answerMinutes == null) {
            return Optional.of("required");
        }
        boolean within = answerMinutes > 0 && answerMinutes <= MOST_ANSWER_MINUTES;
        return within ? Optional.empty() : Optional.of("out-of-range");
    }
}
