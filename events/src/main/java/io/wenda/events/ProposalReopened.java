package io.wenda.events;

import java.time.Instant;

/** A moderator opened a proposal again that was adopted or declined. */
public record ProposalReopened(String questionId, String reopenedBy, Instant reopenedAt) implements QuestionEvent {

    @Override
    public String subject() {
        return questionId;
    }
}
