package io.wenda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind proxies whose word counts, at a plain public address, with few writes a minute. */
class ProxiesIT {

    private static final StubService SERVICE = StubService.start();
    private static final RunningGateway GATEWAY = RunningGateway.inFrontOf(
            SERVICE,
            SERVICE,
            SERVICE,
            "wenda.callers.public-url=http://wenda.example",
            "wenda.callers.trusted-proxies=127.0.0.1,10.0.0.0/8",
            "wenda.limits.writes-per-minute=3");

    @BeforeEach
    void answers() {
        SERVICE.answers(200, "{}");
    }

    @AfterAll
    static void end() {
        GATEWAY.close();
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                       | 203.0.113.9",
                "1.1.1.1, 203.0.113.9              | 203.0.113.9",
                "1.1.1.1, 203.0.113.9, 10.1.2.3    | 203.0.113.9",
                "2001:db8::7, 10.1.2.3             | 2001:db8:0:0:0:0:0:7",
                "nonsense                          | 127.0.0.1",
                "203.0.113.9, nonsense, 10.1.2.3   | 10.1.2.3",
                "10.9.9.9, 10.1.2.3                | 10.9.9.9",
            })
    void the_caller_is_the_last_address_that_is_no_trusted_proxy(String forwardedFor, String caller) {
        GATEWAY.get("/api/questions", "X-Forwarded-For", forwardedFor);

        assertThat(SERVICE.onlyArrived().headers().get("Wenda-Client-Address")).containsExactly(caller);
        assertThat(SERVICE.onlyArrived().headers().containsKey("X-Forwarded-For"))
                .isFalse();
    }

    @Test
    void browsers_are_told_to_stay_with_https_only_where_it_is_spoken() {
        assertThat(GATEWAY.get("/api/questions").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        assertThat(GATEWAY.get("/api/questions", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @Test
    void signing_in_over_plain_http_away_from_localhost_gets_a_clear_message() {
        HttpResponse<String> plain = signIn("203.0.113.1", "Host", "wenda.example");
        assertThat(plain.statusCode()).isEqualTo(400);
        assertThat(plain.body()).contains("\"code\":\"https-required\"");

        assertThat(signIn("203.0.113.2", "Host", "wenda.example", "X-Forwarded-Proto", "https")
                        .statusCode())
                .isEqualTo(200);
        assertThat(signIn("203.0.113.3", "Host", "localhost").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> signIn(String address, String... headers) {
        return GATEWAY.send(GATEWAY.to("/api/session")
                .POST(BodyPublishers.ofString("{}"))
                .header("X-Forwarded-For", address)
                .headers(headers));
    }

    @Test
    void an_address_that_writes_too_often_is_told_when_to_come_back_and_others_are_not_kept() {
        for (int i = 0; i < 3; i++) {
            assertThat(write("198.51.100.1").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> tooMany = write("198.51.100.1");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("\"code\":\"too-many-requests\"");
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(GATEWAY.get("/api/questions", "X-Forwarded-For", "198.51.100.1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(write("198.51.100.2").statusCode()).isEqualTo(200);
    }

    @Test
    void what_providers_tell_is_not_counted_and_comes_as_it_was_signed() {
        SERVICE.answers(204, "");
        String message = "{ \"id\" :\t\"é\" }";
        for (int i = 0; i < 5; i++) {
            assertThat(GATEWAY.send(GATEWAY.to("/api/callbacks/stripe")
                                    .POST(BodyPublishers.ofString(message))
                                    .header("X-Forwarded-For", "198.51.100.3")
                                    .header("Stripe-Signature", "t=1,v1=2"))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(SERVICE.arrived()).hasSize(5).allSatisfy(request -> {
            assertThat(request.body()).isEqualTo(message);
            assertThat(request.headers().getFirst("Stripe-Signature")).isEqualTo("t=1,v1=2");
        });
    }

    @Test
    void all_addresses_of_one_ipv6_network_share_a_limit() {
        for (int i = 1; i <= 3; i++) {
            assertThat(write("2001:db8:1:1::" + i).statusCode()).isEqualTo(200);
        }

        assertThat(write("2001:db8:1:1::9").statusCode()).isEqualTo(429);
        assertThat(write("2001:db8:1:2::1").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> write(String address) {
        return GATEWAY.post("/api/questions", "{}", "X-Forwarded-For", address);
    }
}
