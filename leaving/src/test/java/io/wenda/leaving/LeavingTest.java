package io.wenda.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class LeavingTest {

    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Leaving leaving = new Leaving(DRAIN);
    private final AtomicBoolean gone = new AtomicBoolean();
    private VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

    @BeforeEach
    void start() {
        time = VirtualTimeScheduler.getOrSet();
        leaving.start();
    }

    @AfterEach
    void stop() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void as_long_as_an_instance_stays_its_connections_do() {
        assertThat(connectionAfter(() -> {})).isNull();
    }

    @Test
    void an_instance_that_leaves_answers_on_and_lets_each_connection_end() {
        leaving.stop(() -> gone.set(true));

        assertThat(connectionAfter(() -> {})).isEqualTo("close");
        time.advanceTimeBy(DRAIN.plus(Leaving.A_STEP));
        assertThat(gone).isFalse();
        time.advanceTimeBy(Leaving.A_BREATH);
        assertThat(gone).isTrue();
    }

    @Test
    void it_is_not_gone_before_who_is_inside_has_an_answer() {
        Sinks.Empty<Void> answer = Sinks.empty();
        leaving.filter(exchange(), asked -> answer.asMono()).subscribe();
        leaving.stop(() -> gone.set(true));

        time.advanceTimeBy(DRAIN.plusSeconds(5));
        assertThat(gone).isFalse();
        answer.tryEmitEmpty();
        time.advanceTimeBy(Leaving.A_BREATH);
        assertThat(gone).isTrue();
    }

    @Test
    void without_a_drain_all_is_left_to_boot() {
        new Leaving(Duration.ZERO).stop(() -> gone.set(true));

        assertThat(gone).isTrue();
    }

    @Test
    void what_was_asked_before_and_is_answered_after_ends_its_connection_too() {
        assertThat(connectionAfter(() -> leaving.stop(() -> gone.set(true)))).isEqualTo("close");
    }

    private @Nullable String connectionAfter(Runnable meanwhile) {
        MockServerWebExchange exchange = exchange();
        leaving.filter(exchange, asked -> {
                    meanwhile.run();
                    return asked.getResponse().setComplete();
                })
                .block();
        return exchange.getResponse().getHeaders().getFirst(HttpHeaders.CONNECTION);
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/api/questions"));
    }
}
