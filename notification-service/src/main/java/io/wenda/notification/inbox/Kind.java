package io.wenda.notification.inbox;

import java.util.Locale;

/** What a member is told. */
public enum Kind {
    ANSWER,
    QUESTION_PUBLISHED,
    QUESTION_CORRECTED,
    QUESTION_DECLINED,
    CHANGES_ASKED,
    QUESTION_DUPLICATE,
    ANSWER_ACCEPTED,
    PRIVATE_OPENED,
    PROPOSAL_ADOPTED,
    PROPOSAL_DECLINED,
    COMMENT,
    INFORMATION_WANTED,
    INFORMATION_GIVEN,
    INFORMATION_MISSED,
    ANSWER_MISSED,
    FLAG_UPHELD,
    FLAG_DECLINED,
    POST_DECLINED;

    /** How it is written on the wire and in row ids: {@code question-published}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
