package io.wenda.notification.webhooks;

import io.wenda.events.WebhookStopped;
import io.wenda.transport.EventSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stops webhooks that take nothing any more, and sees to it that the administrators hear of it: it stands in the webhook
 * whether they were told, so what a crash or an absent broker left is told later. Told twice is as good as once.
 */
@Component
class Stopping {

    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventSender sender;
    private final Clock clock;

    Stopping(Webhooks webhooks, Deliveries deliveries, EventSender sender, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
    }

    void stop(Webhook webhook, String words) {
        LOG.warn("webhook {} is stopped: {}", webhook.id(), words);
        webhooks.stop(webhook.id(), new Webhook.Stopped(clock.instant(), true, words))
                .then(deliveries.giveUp(webhook.id()))
                .then(webhooks.find(webhook.id()))
                .filter(Webhook::isStoppedUntold)
                .flatMap(this::tell)
                .block(PATIENCE);
    }

    /** Those that are stopped and of which nobody knows yet. */
    void tellWhatIsUntold() {
        webhooks.all().filter(Webhook::isStoppedUntold).concatMap(this::tell).blockLast(PATIENCE);
    }

    private Mono<Void> tell(Webhook webhook) {
        Instant at =
                webhook.stopped() == null ? clock.instant() : webhook.stopped().at();
        return sender.send(
                        webhook.id() + ":stopped:" + at.toEpochMilli(),
                        new WebhookStopped(webhook.id(), webhook.name(), at))
                .then(webhooks.stopTold(webhook.id(), at));
    }
}
