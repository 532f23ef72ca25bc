package io.wenda.events;

import java.time.Instant;

/** A member has seen, read or put away alerts: their other pages count anew. */
public record InboxMoved(String memberId, Instant movedAt) implements AlertEvent {

    @Override
    public String key() {
        return memberId;
    }

    @Override
    public String subject() {
        return memberId;
    }
}
