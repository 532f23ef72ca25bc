package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member may do for the community beside asking and answering. */
public enum Role {
    /** Reads new questions and decides on them. */
    MODERATOR,
    /** Answers for what comes in on their day. */
    DUTY,
    /** Lets people into groups and confirms transfers. */
    ASSISTANT,
    /** Sees what was paid. */
    TREASURER,
    /** Gives and takes roles. */
    ADMIN;

    /** The role as it is told and shown: lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this code. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
