package io.wenda.events;

/** What happens to a question that is not public. Told by question-service, keyed by question. Never any text of it. */
public sealed interface ModerationEvent extends Event
        permits QuestionSubmitted,
                QuestionWithdrawn,
                ReviewClaimed,
                ReviewDecided,
                ChangesAsked,
                DuplicateFound,
                PrivateOpened,
                PrivateAnswered {

    /** The question that is in review. */
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
