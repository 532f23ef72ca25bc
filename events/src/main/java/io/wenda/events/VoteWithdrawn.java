package io.wenda.events;

import java.time.Instant;

/** Somebody took their vote on a question or an answer back. */
public record VoteWithdrawn(String questionId, String postId, String authorId, Instant withdrawnAt)
        implements VoteEvent {}
