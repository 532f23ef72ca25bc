package io.wenda.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static Untold untold(long version, String... facts) {
        return new Untold("q", version, Stream.of(facts).map(TellingTest::fact).toList());
    }

    private static Fact fact(String id) {
        return new Fact(id, "question.published.v1", "q", "q", Instant.EPOCH, "{}", null);
    }

    private static Telling telling(Untold untold) {
        return new Telling(mock(Outbox.class), untold);
    }

    @Test
    void the_next_fact_is_the_oldest_that_is_not_acknowledged() {
        Telling telling = telling(untold(2, "q:1:0", "q:2:0"));

        assertThat(telling.next()).contains(fact("q:1:0"));
        telling.acknowledged(fact("q:1:0"));

        assertThat(telling.next()).contains(fact("q:2:0"));
        assertThat(telling.told()).isEqualTo(List.of("q:1:0"));
    }

    @Test
    void a_later_write_adds_its_facts_though_the_earlier_ones_are_still_in_the_document() {
        Telling telling = telling(untold(1, "q:1:0"));
        telling.acknowledged(fact("q:1:0"));

        telling.learn(untold(2, "q:1:0", "q:2:0"));

        assertThat(telling.next()).contains(fact("q:2:0"));
    }

    @Test
    void an_earlier_write_that_is_heard_of_late_takes_nothing_away() {
        Telling telling = telling(untold(2, "q:1:0", "q:2:0"));

        telling.learn(untold(1, "q:1:0"));

        assertThat(telling.untold().version()).isEqualTo(2);
    }
}
