package io.wenda.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.netty.channel.AbortedException;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class ProblemHandlingTest {

    private final ProblemHandling handling = new ProblemHandling(JsonMapper.shared(), null);

    @Test
    void who_hung_up_is_answered_nothing_and_it_is_no_failure_of_ours() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/questions"));

        StepVerifier.create(handling.handle(exchange, new AbortedException("Connection has been closed")))
                .verifyError(AbortedException.class);

        assertThat(exchange.getResponse().getStatusCode()).isNull();
    }
}
