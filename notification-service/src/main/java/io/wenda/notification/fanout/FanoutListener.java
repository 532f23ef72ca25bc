package io.wenda.notification.fanout;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.FollowersRange;
import io.wenda.events.WebhookStopped;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes one range of many followers after the other, while other instances take others; and what this service tells itself
 * to begin with.
 */
@Component
class FanoutListener {

    private static final Logger LOG = LoggerFactory.getLogger(FanoutListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** So few are told again after a crash. */
    private static final String FEW_AT_ONCE = "max.poll.records=8";

    private final Spreading spreading;
    private final AnnouncementAlerts announcements;

    FanoutListener(Spreading spreading, AnnouncementAlerts announcements) {
        this.spreading = spreading;
        this.announcements = announcements;
    }

    @KafkaListener(
            topics = "#{@topics.name('fanout')}",
            groupId = "#{@topics.group('notification-fanout')}",
            concurrency = QuestionEventsListener.SIDE_BY_SIDE,
            properties = FEW_AT_ONCE)
    void on(CloudEvent event) {
        Mono<Integer> alerts = alerts(event);
        if (alerts != null) {
            LOG.info("{} delivered to {} inboxes", event.id(), alerts.block(TIMEOUT));
        }
    }

    private @Nullable Mono<Integer> alerts(CloudEvent event) {
        return switch (event.data()) {
            case FollowersRange range -> spreading.tell(range);
            case AnnouncementPublished published -> announcements.tell(published);
            case WebhookStopped stopped -> announcements.tell(stopped);
            default -> null;
        };
    }
}
