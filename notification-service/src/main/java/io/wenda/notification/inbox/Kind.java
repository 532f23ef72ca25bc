package io.wenda.notification.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member is told. */
public enum Kind {
    ANSWER,
    QUESTION_PUBLISHED,
    QUESTION_DECLINED,
    ANSWER_ACCEPTED;

    /** How it is written on the wire and in row ids: {@code question-published}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
