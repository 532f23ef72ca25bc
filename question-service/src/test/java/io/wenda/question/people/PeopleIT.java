package io.wenda.question.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.events.MemberState;
import io.wenda.http.creating.Ids;
import io.wenda.question.RunningService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PeopleIT {

    private final People people = RunningService.shared().bean(People.class);
    private final String id = "m-" + Ids.random();

    @Test
    void the_newest_state_stands_in_whatever_order_it_arrives() {
        learn(state(2, "Second", List.of("moderator")));
        learn(state(1, "First", List.of()));
        learn(state(2, "Second", List.of("moderator")));
        assertThat(known())
                .isEqualTo(new Person(
                        id, 2, "Second", List.of("moderator"), List.of(), List.of(), List.of(), null, null, null));

        learn(state(3, "Third", List.of()));
        assertThat(known())
                .isEqualTo(new Person(id, 3, "Third", List.of(), List.of(), List.of(), List.of(), null, null, null));
    }

    @Test
    void versions_that_arrive_at_once_end_as_the_newest() {
        Flux.range(1, 20)
                .flatMap(version -> people.learn(state(version, "Name " + version, List.of())))
                .then()
                .block(Duration.ofSeconds(10));

        assertThat(known().version()).isEqualTo(20);
        assertThat(known().name()).isEqualTo("Name 20");
    }

    private MemberState state(long version, String name, List<String> roles) {
        return new MemberState(id, version, name, roles, List.of());
    }

    private void learn(MemberState state) {
        people.learn(state).block(Duration.ofSeconds(5));
    }

    private Person known() {
        return people.find(id).blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
