package io.wenda.notification.fanout;

import io.wenda.events.GroupEvent;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what became of who wants to be let into a chat group. No other service does. */
@Component
class GroupEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(GroupEventsListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final DecisionAlerts decisions;

    GroupEventsListener(DecisionAlerts decisions) {
        this.decisions = decisions;
    }

    @KafkaListener(topics = "#{@topics.name('group-events')}", groupId = "#{@topics.group('notification-groups')}")
    void on(CloudEvent event) {
        if (event.data() instanceof GroupEvent group) {
            LOG.info(
                    "{} delivered to {} inboxes",
                    event.id(),
                    decisions.tell(group).block(TIMEOUT));
        }
    }
}
