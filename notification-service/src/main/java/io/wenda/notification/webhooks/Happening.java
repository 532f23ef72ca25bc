package io.wenda.notification.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told of. */
enum Happening {
    QUESTION_PUBLISHED("question.published"),
    QUESTION_EDITED("question.edited"),
    QUESTION_CLOSED("question.closed"),
    QUESTION_REOPENED("question.reopened"),
    QUESTION_REMOVED("question.removed"),
    QUESTION_RESTORED("question.restored"),
    ANSWER_PUBLISHED("answer.published"),
    ANSWER_EDITED("answer.edited"),
    ANSWER_ACCEPTED("answer.accepted"),
    ANSWER_REMOVED("answer.removed"),
    ANSWER_RESTORED("answer.restored"),
    ANNOUNCEMENT_PUBLISHED("announcement.published"),

    /** Nothing of the community's: an administrator tries the address. */
    TEST("wenda.test");

    private final String code;

    Happening(String code) {
        this.code = code;
    }

    /** The {@code type} of a message (Standard Webhooks). */
    @JsonValue
    String code() {
        return code;
    }

    /** Whether people in a chat group want to hear of it, rather than programs alone. */
    boolean isForChats() {
        return this == QUESTION_PUBLISHED
                || this == ANSWER_PUBLISHED
                || this == ANSWER_ACCEPTED
                || this == ANNOUNCEMENT_PUBLISHED;
    }

    static Optional<Happening> chosen(String code) {
        return Arrays.stream(values())
                .filter(each -> each != TEST && each.code.equals(code))
                .findFirst();
    }
}
