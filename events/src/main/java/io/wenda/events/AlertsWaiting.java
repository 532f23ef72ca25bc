package io.wenda.events;

import java.time.Instant;

/**
 * Rows were put into a member's inbox of which nothing may travel, not even what kind they are: where that member listens, they
 * are read.
 *
 * @param since announced then or later
 */
public record AlertsWaiting(String memberId, Instant since) implements AlertEvent {

    @Override
    public String key() {
        return memberId;
    }

    @Override
    public String subject() {
        return memberId;
    }
}
