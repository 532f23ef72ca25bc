package io.wenda.notification.fanout;

import io.wenda.events.ConductEvent;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears that there is something new in a case about a member's conduct. No other service does. */
@Component
class ConductEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConductEventsListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final DecisionAlerts decisions;

    ConductEventsListener(DecisionAlerts decisions) {
        this.decisions = decisions;
    }

    @KafkaListener(topics = "#{@topics.name('conduct-events')}", groupId = "#{@topics.group('notification-conduct')}")
    void on(CloudEvent event) {
        if (event.data() instanceof ConductEvent conduct) {
            LOG.info(
                    "{} delivered to {} inboxes",
                    event.id(),
                    decisions.tell(conduct).block(TIMEOUT));
        }
    }
}
