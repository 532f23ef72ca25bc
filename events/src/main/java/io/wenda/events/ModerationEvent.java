package io.wenda.events;

/** What moderators are told and what they decide. Told by question-service, keyed by question. Never any text that is not public. */
public sealed interface ModerationEvent extends Event
        permits QuestionSubmitted,
                QuestionWithdrawn,
                ReviewClaimed,
                ReviewDecided,
                ChangesAsked,
                DuplicateFound,
                PrivateOpened,
                PrivateAnswered,
                PrivateCommented,
                PrivateCorrected,
                PrivateMentioned,
                PostSubmitted,
                PostReviewed,
                EditSubmitted,
                EditDecided,
                PostFlagged,
                FlagsDecided {

    /** The question that is in review, or that the post belongs to. */
    String questionId();

    @Override
    default String key() {
        return questionId();
    }

    @Override
    default String subject() {
        return questionId();
    }
}
