package io.wenda.notification.fanout;

import io.wenda.events.EventType;
import io.wenda.events.PaymentEvent;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what becomes of members' money. No other service does, and no log names whose: an event's id is that of what was bought. */
@Component
class PaymentEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentEventsListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final DecisionAlerts decisions;

    PaymentEventsListener(DecisionAlerts decisions) {
        this.decisions = decisions;
    }

    @KafkaListener(topics = "#{@topics.name('payment-events')}", groupId = "#{@topics.group('notification-payments')}")
    void on(CloudEvent event) {
        if (event.data() instanceof PaymentEvent payment) {
            LOG.info(
                    "{} delivered to {} inboxes",
                    EventType.of(payment).typeName(),
                    decisions.tell(payment).block(TIMEOUT));
        }
    }
}
