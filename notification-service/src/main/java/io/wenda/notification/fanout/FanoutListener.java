package io.wenda.notification.fanout;

import io.wenda.events.FollowersRange;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes one range of many followers after the other, while other instances take others. */
@Component
class FanoutListener {

    private static final Logger LOG = LoggerFactory.getLogger(FanoutListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** So few are told again after a crash. */
    private static final String FEW_AT_ONCE = "max.poll.records=8";

    private final Spreading spreading;

    FanoutListener(Spreading spreading) {
        this.spreading = spreading;
    }

    @KafkaListener(
            topics = "#{@topics.name('fanout')}",
            groupId = "#{@topics.group('notification-fanout')}",
            concurrency = QuestionEventsListener.SIDE_BY_SIDE,
            properties = FEW_AT_ONCE)
    void on(CloudEvent event) {
        if (event.data() instanceof FollowersRange range) {
            LOG.info(
                    "{} delivered to {} inboxes",
                    event.id(),
                    spreading.tell(range).block(TIMEOUT));
        }
    }
}
