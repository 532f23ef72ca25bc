package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A moderator says how a public proposal ended. It stays public; the reason stands with it.
 *
 * @param concludedBy the moderator
 * @param title as it is public
 */
public record ProposalConcluded(
        String questionId, String askerId, String concludedBy, String title, Outcome outcome, Instant concludedAt)
        implements QuestionEvent {

    /** How it ended. */
    public enum Outcome {
        @JsonProperty("adopted")
        ADOPTED,
        @JsonProperty("declined")
        DECLINED
    }

    @Override
    public String subject() {
        return questionId;
    }
}
