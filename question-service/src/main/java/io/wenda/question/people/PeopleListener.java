package io.wenda.question.people;

import io.wenda.events.MemberState;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of members: their names, and who may moderate. */
@Component
class PeopleListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final People people;

    PeopleListener(People people) {
        this.people = people;
    }

    @KafkaListener(topics = "#{@topics.name('member-state')}", groupId = "#{@topics.group('question-people')}")
    void on(CloudEvent event) {
        if (event.data() instanceof MemberState state) {
            people.learn(state).block(TIMEOUT);
        }
    }
}
