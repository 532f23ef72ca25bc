package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** Somebody found a question or an answer useful, or not; a vote that was changed is told again. */
public record VoteCast(String questionId, String postId, String authorId, Value value, Instant votedAt)
        implements VoteEvent {

    /** Which way. */
    public enum Value {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN
    }
}
