package io.wenda.notification.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member is told. */
public enum Kind {
    NEW_QUESTION,
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
    ANSWER_CORRECTED,
    ANSWER_OUTDATED,
    FLAG_UPHELD,
    FLAG_DECLINED,
    POST_PUBLISHED,
    POST_DECLINED,
    EDIT_PUBLISHED,
    EDIT_DECLINED,
    PAYMENT_CONFIRMED,
    PAYMENT_DECLINED,
    PAYMENT_REFUNDED,
    PAYMENT_UNATTENDED,
    PAYMENT_STRAY,
    MEMBERSHIP_ENDING,
    SPONSORSHIP_RECEIVED,
    HELP_WAITING,
    HELP_MOVED,
    ANNOUNCEMENT,
    WEBHOOK_STOPPED,
    CONDUCT_NOTICE,
    CONDUCT_DECIDED,
    CONDUCT_WAITING,
    SEAT_MOVED_UP,
    SEAT_OFFERED,
    SEAT_LET_IN,
    SEAT_DECLINED;

    /** How it is written on the wire and in row ids: {@code question-published}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this code; none where a newer instance knows more. */
    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether it tells of somebody's money: then nobody hears of it but whose inbox it is in. */
    public boolean isOfMoney() {
        return switch (this) {
            case PAYMENT_CONFIRMED,
                    PAYMENT_DECLINED,
                    PAYMENT_REFUNDED,
                    PAYMENT_UNATTENDED,
                    PAYMENT_STRAY,
                    MEMBERSHIP_ENDING -> true;
            default -> false;
        };
    }

    /** Whether who follows the question no more hears of this no more. */
    public boolean endsWithFollowing() {
        return this == ANSWER || this == COMMENT;
    }

    /** Whether who mutes the question hears of this no more. What becomes of their own posts they hear all the same. */
    public boolean endsWithMuting() {
        return switch (this) {
            case NEW_QUESTION,
                    ANSWER,
                    COMMENT,
                    ANSWER_ACCEPTED,
                    INFORMATION_WANTED,
                    INFORMATION_GIVEN,
                    INFORMATION_MISSED,
                    ANSWER_MISSED,
                    ANSWER_OUTDATED -> true;
            case QUESTION_PUBLISHED,
                    QUESTION_CORRECTED,
                    QUESTION_DECLINED,
                    CHANGES_ASKED,
                    QUESTION_DUPLICATE,
                    PRIVATE_OPENED,
                    PROPOSAL_ADOPTED,
                    PROPOSAL_DECLINED,
                    ANSWER_CORRECTED,
                    FLAG_UPHELD,
                    FLAG_DECLINED,
                    POST_PUBLISHED,
                    POST_DECLINED,
                    EDIT_PUBLISHED,
                    EDIT_DECLINED,
                    PAYMENT_CONFIRMED,
                    PAYMENT_DECLINED,
                    PAYMENT_REFUNDED,
                    PAYMENT_UNATTENDED,
                    PAYMENT_STRAY,
                    MEMBERSHIP_ENDING,
                    SPONSORSHIP_RECEIVED,
                    HELP_WAITING,
                    HELP_MOVED,
                    ANNOUNCEMENT,
                    WEBHOOK_STOPPED,
                    CONDUCT_NOTICE,
                    CONDUCT_DECIDED,
                    CONDUCT_WAITING,
                    SEAT_MOVED_UP,
                    SEAT_OFFERED,
                    SEAT_LET_IN,
                    SEAT_DECLINED -> false;
        };
    }

    /** Whether it is over when its post is gone; what was decided of a post is not. */
    boolean endsWithPost() {
        return switch (this) {
            case FLAG_UPHELD,
                    FLAG_DECLINED,
                    POST_DECLINED,
                    EDIT_DECLINED,
                    PAYMENT_CONFIRMED,
                    PAYMENT_DECLINED,
                    PAYMENT_REFUNDED,
                    PAYMENT_UNATTENDED,
                    PAYMENT_STRAY,
                    MEMBERSHIP_ENDING,
                    SPONSORSHIP_RECEIVED,
                    HELP_WAITING,
                    HELP_MOVED,
                    WEBHOOK_STOPPED,
                    CONDUCT_NOTICE,
                    CONDUCT_DECIDED,
                    CONDUCT_WAITING,
                    SEAT_MOVED_UP,
                    SEAT_OFFERED,
                    SEAT_LET_IN,
                    SEAT_DECLINED -> false;
            default -> true;
        };
    }
}
