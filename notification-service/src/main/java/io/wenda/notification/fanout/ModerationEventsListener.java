package io.wenda.notification.fanout;

import io.wenda.events.ReviewDecided;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what moderators decide. What happens before a decision is of no concern here. */
@Component
class ModerationEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationEventsListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final DecisionAlerts decisions;

    ModerationEventsListener(DecisionAlerts decisions) {
        this.decisions = decisions;
    }

    @KafkaListener(
            topics = "#{@topics.name('moderation-events')}",
            groupId = "#{@topics.group('notification-decisions')}")
    void on(CloudEvent event) {
        if (event.data() instanceof ReviewDecided decided) {
            Integer rows = decisions.tell(decided).block(TIMEOUT);
            LOG.info("{} delivered to {} inboxes", event.id(), rows);
        }
    }
}
