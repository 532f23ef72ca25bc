package io.wenda.events;

import java.time.Instant;

/**
 * A webhook is told nothing any more, because it took nothing for a day or said that it is gone. Notification-service tells
 * itself, so that the administrators hear of it.
 *
 * @param name as they call it
 */
public record WebhookStopped(String webhookId, String name, Instant stoppedAt) implements FanoutEvent {

    @Override
    public String key() {
        return webhookId;
    }

    @Override
    public String subject() {
        return webhookId;
    }
}
