package io.wenda.events;

import java.time.Instant;

/** The asker took a question back before anybody decided on it. */
public record QuestionWithdrawn(String questionId, String askerId, Instant withdrawnAt) implements ModerationEvent {}
