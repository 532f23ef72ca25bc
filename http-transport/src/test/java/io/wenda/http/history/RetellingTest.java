package io.wenda.http.history;

import io.wenda.http.history.Report.Retold;
import io.wenda.http.history.Report.Told;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RetellingTest {

    @Test
    void there_is_room_for_what_happens_meanwhile() {
        StepVerifier.withVirtualTime(() -> reported(Flux.range(0, 1_000), Mono::just))
                .thenAwait(Duration.ofSeconds(1))
                .expectNextMatches(report -> report instanceof Told told && told.told() >= 450 && told.told() <= 500)
                .thenAwait(Duration.ofSeconds(2))
                .expectNextCount(1)
                .expectNext(new Retold(true, null, 1_000))
                .verifyComplete();
    }

    @Test
    void what_cannot_be_told_ends_it_and_says_so() {
        StepVerifier.withVirtualTime(() -> reported(
                        Flux.range(0, 120),
                        i -> i < 60 ? Mono.empty() : Mono.error(new IllegalStateException("broken"))))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(new Retold(false, "internal-error", 50))
                .verifyComplete();
    }

    @Test
    void where_there_is_nothing_to_tell_that_is_said() {
        StepVerifier.create(reported(Flux.empty(), Mono::just))
                .expectNext(new Retold(true, null, 0))
                .verifyComplete();
    }

    private static <T> Flux<Report> reported(Flux<T> things, Function<T, Mono<?>> tell) {
        return Retelling.reported(Retelling.slowly(things, tell));
    }
}
