package io.wenda.gateway;

import static io.wenda.gateway.Stage.GATEWAY;
import static io.wenda.gateway.Stage.MEMBERSHIP;
import static io.wenda.gateway.Stage.QUESTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The session of a browser: a cookie outside, a bearer token inside. */
class SessionIT {

    private static final String OWN_ORIGIN = "https://wenda.example";

    @BeforeEach
    void everybodyAnswers() {
        Stage.allAnswer(200, "{}");
    }

    @Test
    void the_cookie_arrives_as_a_bearer_token_and_not_as_a_cookie() {
        GATEWAY.get("/api/questions", "Cookie", "wenda_session=aa.bb.cc; other=1");

        assertThat(QUESTION.onlyArrived().headers().get("Authorization")).containsExactly("Bearer aa.bb.cc");
        assertThat(QUESTION.onlyArrived().headers().containsKey("Cookie")).isFalse();
    }

    @Test
    void pages_get_the_cookies_that_say_how_they_look_and_no_other() {
        GATEWAY.get("/", "Cookie", "tracker=1; wenda_theme=dark; wenda_session=aa.bb.cc; wenda_lang=zh");

        assertThat(QUESTION.onlyArrived().headers().get("Cookie")).containsExactly("wenda_lang=zh; wenda_theme=dark");
    }

    @Test
    void a_token_of_the_callers_own_wins_over_the_cookie() {
        GATEWAY.get("/api/questions", "Cookie", "wenda_session=of.the.cookie", "Authorization", "Bearer my.own.one");

        assertThat(QUESTION.onlyArrived().headers().get("Authorization")).containsExactly("Bearer my.own.one");
    }

    @Test
    void without_either_nobody_is_signed_in() {
        GATEWAY.get("/api/questions");

        assertThat(QUESTION.onlyArrived().headers().containsKey("Authorization"))
                .isFalse();
    }

    @Test
    void a_new_token_becomes_a_cookie_that_lasts_as_long_as_it() {
        String token = tokenUntil(Instant.now().plusSeconds(3600));
        MEMBERSHIP.answers(200, "{}", "Wenda-Session-Token", token, "Wenda-Inside", "x");

        HttpResponse<String> answer = GATEWAY.post("/api/session", "{}");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("wenda_session=" + token + ";")
                        .contains("HTTPOnly", "Secure", "SameSite=Lax", "Path=/")
                        .containsPattern("Max-Age=3(600|59\\d)"));
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("wenda-"));
    }

    @Test
    void an_empty_token_clears_the_cookie() {
        MEMBERSHIP.answers(204, "", "Wenda-Session-Token", "");

        HttpResponse<String> answer = GATEWAY.send(
                GATEWAY.to("/api/session").DELETE().headers("Cookie", "wenda_session=aa.bb.cc", "Origin", OWN_ORIGIN));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie ->
                        assertThat(cookie).startsWith("wenda_session=;").contains("Max-Age=0", "HTTPOnly", "Secure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wenda-Client-Address",
                "wenda-session-token",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "Forwarded",
                "X-Real-IP"
            })
    void nobody_outside_can_say_what_only_the_house_may_say(String header) {
        GATEWAY.get("/api/questions", header, "6.6.6.6");

        assertThat(QUESTION.onlyArrived().headers().values()).noneMatch(values -> values.contains("6.6.6.6"));
        assertThat(QUESTION.onlyArrived().headers().get("Wenda-Client-Address")).containsExactly("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Origin, Sec-Fetch-Site, Host, allowed
                "https://wenda.example,      -,           wenda.example,  true",
                "https://wenda.example:443,  cross-site,  wenda.example,  true",
                "http://wenda.example,       -,           wenda.example,  false",
                "https://evil.example,       same-origin, wenda.example,  false",
                "https://evil.example,       -,           evil.example,   false",
                "null,                       -,           wenda.example,  false",
                "http://localhost:8080,      -,           localhost:8080, true",
                "http://127.0.0.1:8080,      -,           127.0.0.1:8080, true",
                "http://localhost:3000,      same-site,   localhost:8080, false",
                "-,                          same-origin, wenda.example,  true",
                "-,                          none,        wenda.example,  true",
                "-,                          same-site,   wenda.example,  false",
                "-,                          cross-site,  wenda.example,  false",
                "-,                          -,           wenda.example,  false",
            })
    void only_pages_of_this_site_act_with_the_cookie(String origin, String site, String host, boolean allowed) {
        HttpRequest.Builder request = GATEWAY.to("/api/questions")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .headers("Cookie", "wenda_session=aa.bb.cc", "Host", host);
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }

        HttpResponse<String> answer = GATEWAY.send(request);

        assertThat(answer.statusCode()).isEqualTo(allowed ? 200 : 403);
        assertThat(answer.body().contains("\"code\":\"cross-origin\"")).isEqualTo(!allowed);
        assertThat(QUESTION.arrived()).hasSize(allowed ? 1 : 0);
    }

    @Test
    void reading_bearer_callers_and_those_without_a_session_are_not_asked_where_they_come_from() {
        assertThat(GATEWAY.get("/api/questions", "Cookie", "wenda_session=a.b.c", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.post(
                                "/api/questions",
                                "{}",
                                "Cookie",
                                "wenda_session=a.b.c",
                                "Authorization",
                                "Bearer x",
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.post("/api/questions", "{}", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_site_cannot_sign_a_browser_in() {
        HttpResponse<String> answer = GATEWAY.post("/api/session", "{}", "Origin", "https://evil.example");

        assertThat(answer.body()).contains("\"code\":\"cross-origin\"");
        assertThat(MEMBERSHIP.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/session", "/api/members"})
    void a_page_of_plain_http_is_told_that_signing_in_needs_https(String path) {
        for (String origin : List.of("http://wenda.example", "http://192.168.1.5:8080")) {
            HttpResponse<String> answer = GATEWAY.post(path, "{}", "Origin", origin);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"https-required\"");
        }
        assertThat(GATEWAY.post(path, "{}", "Origin", "http://localhost:8080", "Host", "localhost:8080")
                        .statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.post(path, "{}", "Origin", OWN_ORIGIN).statusCode()).isEqualTo(200);
    }

    static String tokenUntil(Instant expiry) {
        String claims = "{\"sub\":\"m1\",\"exp\":%d}".formatted(expiry.getEpochSecond());
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }
}
