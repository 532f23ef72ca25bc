package io.wenda.events;

import java.time.Instant;

/** A moderator read a question that its asker keeps from the public: from now on it may be answered, among the few who see it. */
public record PrivateOpened(String questionId, String askerId, String moderatorId, Instant openedAt)
        implements ModerationEvent {}
