package io.wenda.gateway;

import static io.wenda.gateway.Stage.GATEWAY;
import static io.wenda.gateway.Stage.MEMBERSHIP;
import static io.wenda.gateway.Stage.NOTIFICATION;
import static io.wenda.gateway.Stage.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A program's token outside, a session of its scopes inside. */
class AccessTokensIT {

    private static final AtomicInteger TOKENS = new AtomicInteger();

    private final String token = "wenda_mei." + TOKENS.incrementAndGet();

    @BeforeEach
    void everybodyAnswers() {
        Stage.allAnswer(200, "{}");
        exchanges("an.exchanged.session", Instant.now().plusSeconds(3600));
    }

    private static void exchanges(String session, Instant expires) {
        MEMBERSHIP.answers(
                200,
                "{\"token\":\"%s\",\"expiresAt\":\"%s\"}".formatted(session, expires),
                "Content-Type",
                "application/json");
    }

    @Test
    void a_token_becomes_a_session_that_is_asked_for_once() {
        for (int i = 0; i < 3; i++) {
            assertThat(as(token, "/api/questions").statusCode()).isEqualTo(200);
        }
        assertThat(QUESTION.arrived())
                .hasSize(3)
                .allSatisfy(one ->
                        assertThat(one.headers().get("Authorization")).containsExactly("Bearer an.exchanged.session"));
        StubService.Arrived asked = MEMBERSHIP.onlyArrived();
        assertThat(asked.path()).isEqualTo("/internal/token-exchange");
        assertThat(asked.body()).isEqualTo("{\"token\":\"" + token + "\"}");
    }

    @Test
    void a_session_that_has_run_half_of_its_time_is_asked_for_anew() {
        exchanges("of.the.past", Instant.now());
        as(token, "/api/questions");
        exchanges("of.now", Instant.now().plusSeconds(3600));
        as(token, "/api/questions");
        assertThat(QUESTION.arrived().getLast().headers().get("Authorization")).containsExactly("Bearer of.now");
    }

    @Test
    void a_token_that_is_none_is_refused_and_gets_no_further() {
        MEMBERSHIP.answers(401, "{}");
        HttpResponse<String> refused = as(token, "/api/questions");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(codeOf(refused)).isEqualTo("token-unusable");
        assertThat(QUESTION.arrived()).isEmpty();
    }

    @Test
    void while_nobody_can_say_what_a_token_is_worth_it_is_not_called_a_bad_one() {
        MEMBERSHIP.answers(503, "{}");
        HttpResponse<String> later = as(token, "/api/questions");
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(codeOf(later)).isEqualTo("service-unavailable");
    }

    @Test
    void other_tokens_go_through_as_they_are_and_the_exchange_is_no_way_in() {
        as("aa.bb.cc", "/api/questions");
        assertThat(QUESTION.onlyArrived().headers().get("Authorization")).containsExactly("Bearer aa.bb.cc");
        assertThat(GATEWAY.post("/internal/token-exchange", "{}").statusCode()).isEqualTo(404);
        assertThat(MEMBERSHIP.arrived()).isEmpty();
    }

    @Test
    void one_token_asks_only_so_often_and_another_is_not_held_up_by_it() {
        try (RunningGateway strict = RunningGateway.inFrontOf(
                QUESTION,
                MEMBERSHIP,
                NOTIFICATION,
                "wenda.tokens.requests-per-minute=3",
                "wenda.tokens.unusable-per-minute=2")) {
            for (int i = 0; i < 3; i++) {
                assertThat(statusOf(strict, token)).isEqualTo(200);
            }
            HttpResponse<String> held = strict.get("/api/questions", "Authorization", "Bearer " + token);
            assertThat(codeOf(held)).isEqualTo("too-many-requests");
            assertThat(held.headers().firstValue("Retry-After")).isPresent();
            assertThat(statusOf(strict, token + "x")).isEqualTo(200);

            MEMBERSHIP.answers(401, "{}");
            assertThat(statusOf(strict, token + "y")).isEqualTo(401);
            assertThat(statusOf(strict, token + "z")).isEqualTo(401);
            assertThat(statusOf(strict, token + "0")).isEqualTo(429);
        }
    }

    private static int statusOf(RunningGateway gateway, String token) {
        return gateway.get("/api/questions", "Authorization", "Bearer " + token).statusCode();
    }

    private static HttpResponse<String> as(String token, String path) {
        return GATEWAY.get(path, "Authorization", "Bearer " + token);
    }

    private static String codeOf(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).required("code").asString();
    }
}
