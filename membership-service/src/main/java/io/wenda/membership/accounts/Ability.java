package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What not every member may do. Administrators give it to a member, for a time or for good. */
public enum Ability {
    /** Asks what only the moderators and those on duty may read. */
    ASK_PRIVATELY,
    /** Moderators read first what they send, where the community wants that. */
    FIRST_IN_REVIEW,
    /** Is let into the chat groups of those who pay. */
    PAID_GROUP,
    /** Is let into the chat groups of those who are members for life. */
    VIP_GROUP;

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
}
