package io.wenda.http.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line of a history may be about, whichever service it belongs to. docs/history.md has their fields. */
public enum Kind {
    MEMBER,
    QUESTION,
    EDIT,
    REVISION,
    DECISION,
    ANSWER,
    ACCEPTANCE,
    CONCLUSION,
    TAG,
    IMAGE,
    COMMENT,
    VOTE,
    FLAG,
    OUTDATED,
    OBJECTION,
    CLOSING,
    LOCK,
    ENQUIRY,
    NOTE,
    REPLY_TEMPLATE,
    FOLLOW,
    ANNOUNCEMENT,
    GROUP,
    SEAT,
    SPONSOR;

    /** As lines write it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
