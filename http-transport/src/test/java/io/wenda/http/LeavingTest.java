package io.wenda.http;

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
        time.advanceTimeBy(DRAIN.minusMillis(1));
        assertThat(gone).isFalse();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(gone).isTrue();
    }

    @Test
    void what_was_asked_before_and_is_answered_after_ends_its_connection_too() {
        assertThat(connectionAfter(() -> leaving.stop(() -> gone.set(true)))).isEqualTo("close");
    }

    private @Nullable String connectionAfter(Runnable meanwhile) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/questions"));
        leaving.filter(exchange, asked -> {
                    meanwhile.run();
                    return asked.getResponse().setComplete();
                })
                .block();
        return exchange.getResponse().getHeaders().getFirst(HttpHeaders.CONNECTION);
    }
}
