package io.wenda.notification.departing;

import io.wenda.events.MemberState;
import io.wenda.http.personal.Personal;
import io.wenda.notification.people.People;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Hears whose account is deleted, and has what is theirs alone forgotten. Every later state of them says so too, and
 * hearing it again changes nothing, whatever else arrives when.
 */
@Component
class DepartureListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<Personal> parts;
    private final People people;

    DepartureListener(List<Personal> parts, People people) {
        this.parts = List.copyOf(parts);
        this.people = people;
    }

    @KafkaListener(topics = "#{@topics.name('member-state')}", groupId = "#{@topics.group('notification-departures')}")
    void on(CloudEvent event) {
        if (event.data() instanceof MemberState state && state.deleted()) {
            people.keep(state)
                    .thenMany(Flux.fromIterable(parts).concatMap(part -> part.forget(state.memberId())))
                    .then()
                    .block(TIMEOUT);
        }
    }
}
