package io.wenda.notification.people;

import io.wenda.events.MemberState;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears how members are called. */
@Component
class MemberStateListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final People people;

    MemberStateListener(People people) {
        this.people = people;
    }

    @KafkaListener(topics = "#{@topics.name('member-state')}", groupId = "#{@topics.group('notification-people')}")
    void on(CloudEvent event) {
        if (event.data() instanceof MemberState state) {
            people.keep(state).block(TIMEOUT);
        }
    }
}
