package io.wenda.events;

import java.time.Instant;

/** A moderator is reading a question; the others leave it alone until then. */
public record ReviewClaimed(String questionId, String moderatorId, Instant claimedUntil) implements ModerationEvent {}
