package io.wenda.question.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class BatchTest {

    private final List<Set<String>> asked = new ArrayList<>();
    private final List<Sinks.One<Map<String, Integer>>> answers = new ArrayList<>();
    private final Batch<String, Integer> batch = new Batch<>(this::read);

    private Mono<Map<String, Integer>> read(Set<String> keys) {
        Sinks.One<Map<String, Integer>> answer = Sinks.one();
        asked.add(keys);
        answers.add(answer);
        return answer.asMono();
    }

    private void answer(int read, Map<String, Integer> found) {
        answers.get(read).tryEmitValue(found).orThrow();
    }

    @Test
    void one_alone_is_read_for_at_once() {
        StepVerifier.create(batch.get("a"))
                .then(() -> assertThat(asked).containsExactly(Set.of("a")))
                .then(() -> answer(0, Map.of("a", 1)))
                .expectNext(1)
                .verifyComplete();
    }

    @Test
    void nothing_is_read_before_somebody_waits_for_it() {
        assertThat(batch.get("a")).isNotNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void who_comes_during_a_read_gets_what_the_next_one_finds() {
        Mono<Integer> first = Mono.fromFuture(batch.get("a").toFuture());
        Mono<Integer> same = Mono.fromFuture(batch.get("a").toFuture());
        Mono<Integer> other = Mono.fromFuture(batch.get("b").toFuture());
        assertThat(asked).containsExactly(Set.of("a"));
        answer(0, Map.of("a", 1));
        assertThat(asked).containsExactly(Set.of("a"), Set.of("a", "b"));
        answer(1, Map.of("a", 2, "b", 3));
        assertThat(List.of(first.blockOptional(), same.blockOptional(), other.blockOptional()))
                .isEqualTo(List.of(Optional.of(1), Optional.of(2), Optional.of(3)));
    }

    @Test
    void what_is_absent_is_empty() {
        StepVerifier.create(batch.get("a")).then(() -> answer(0, Map.of())).verifyComplete();
    }

    @Test
    void a_failed_read_fails_for_those_it_was_for_and_for_nobody_else() {
        StepVerifier first =
                StepVerifier.create(batch.get("a")).expectErrorMessage("away").verifyLater();
        StepVerifier second = StepVerifier.create(batch.get("a"))
                .expectNext(2)
                .expectComplete()
                .verifyLater();
        answers.get(0).tryEmitError(new IllegalStateException("away")).orThrow();
        answer(1, Map.of("a", 2));
        first.verify();
        second.verify();
    }

    @Test
    void a_read_that_throws_is_a_failed_read() {
        Batch<String, Integer> broken = new Batch<>(keys -> {
            throw new IllegalStateException("broken");
        });
        StepVerifier.create(broken.get("a")).verifyErrorMessage("broken");
        StepVerifier.create(broken.get("a")).verifyErrorMessage("broken");
    }

    @Test
    void a_read_that_never_ends_fails_and_the_next_goes_on() {
        StepVerifier.withVirtualTime(() -> batch.get("a").onErrorResume(TimeoutException.class, late -> batch.get("b")))
                .thenAwait(Batch.PATIENCE)
                .then(() -> answer(1, Map.of("b", 2)))
                .expectNext(2)
                .verifyComplete();
    }

    @Test
    void who_leaves_takes_nothing_from_the_others() {
        TestPublisher<Object> leaving = TestPublisher.create();
        batch.get("a").takeUntilOther(leaving).subscribe();
        StepVerifier waiting = StepVerifier.create(batch.get("a"))
                .expectNext(2)
                .expectComplete()
                .verifyLater();
        leaving.complete();
        answer(0, Map.of("a", 1));
        answer(1, Map.of("a", 2));
        waiting.verify();
    }
}
