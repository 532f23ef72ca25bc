package io.wenda.events;

/** What everybody may read: published questions and their answers. Told by question-service, keyed by question. */
public sealed interface QuestionEvent extends Event
        permits QuestionPublished,
                QuestionRetold,
                AnswerPublished,
                AnswerRetold,
                AnswerAccepted,
                VoteEvent,
                CommentPublished,
                CommentRemoved,
                MembersMentioned,
                QuestionEdited,
                QuestionCorrected,
                AnswerEdited,
                QuestionClosed,
                QuestionReopened,
                QuestionLocked,
                QuestionUnlocked,
                QuestionRemoved,
                QuestionRestored,
                AnswerRemoved,
                AnswerRestored,
                AnswerOutdated,
                AnswerMissed,
                InformationWanted,
                InformationGiven,
                InformationMissed,
                ProposalConcluded,
                ProposalReopened {

    /** The question that this is about. */
    String questionId();

    @Override
    default String key() {
        return questionId();
    }
}
