package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A session holds everywhere until it ends, and then nowhere. */
@OnWenda
@Order(3)
class SessionJourney {

    @Test
    void a_browser_gets_a_cookie_that_scripts_cannot_read_and_other_sites_cannot_use(Wenda wenda) {
        Reply signIn = wenda.nobody()
                .post(
                        "/api/session",
                        Map.of("email", "answerer@wenda.test", "password", wenda.password()),
                        "Origin",
                        wenda.url());
        signIn.is(200);
        assertThat(signIn.text()).doesNotContain("token");
        String setCookie = signIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(setCookie.toLowerCase(java.util.Locale.ROOT))
                .startsWith("wenda_session=")
                .contains("httponly", "secure", "samesite=lax", "path=/", "max-age=");
        assertThat(signIn.headers().firstValue("Wenda-Session-Token")).isEmpty();

        String cookie = setCookie.substring(0, setCookie.indexOf(';'));
        Person browser = wenda.nobody();
        browser.get("/api/members/me", "Cookie", cookie).is(200);
        browser.post("/api/preview", Map.of("body", "x"), "Cookie", cookie, "Origin", wenda.url())
                .is(200);
        browser.post("/api/preview", Map.of("body", "x"), "Cookie", cookie, "Origin", "https://evil.example")
                .isProblem(403, "cross-origin");
        browser.post("/api/preview", Map.of("body", "x"), "Cookie", cookie).isProblem(403, "cross-origin");

        Reply signOut = browser.delete("/api/session", "Cookie", cookie, "Origin", wenda.url())
                .is(204);
        assertThat(signOut.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("wenda_session=;")
                .contains("Max-Age=0");
        await("signed out everywhere within a second")
                .atMost(Duration.ofSeconds(1))
                .until(() -> browser.get("/api/inbox", "Cookie", cookie).status() == 401);
    }

    @Test
    void signing_out_ends_the_session_everywhere_and_silences_its_bell(Wenda wenda) {
        Person leaving = wenda.nobody().signsIn("treasurer@wenda.test", wenda.password());
        leaving.get("/api/inbox").is(200);
        try (Bell bell = leaving.listens()) {
            leaving.delete("/api/session").is(204);
            leaving.delete("/api/session").is(204);

            await("every service knows within a second")
                    .atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        leaving.get("/api/inbox").isProblem(401, "session-ended");
                        leaving.get("/api/questions?author=me").isProblem(401, "session-ended");
                        leaving.get("/api/members/me").isProblem(401, "session-ended");
                    });
            await("the stream is closed").until(bell::isRefused);
        }
        wenda.signedIn("treasurer@wenda.test").get("/api/inbox").is(200);
    }

    @Test
    void a_token_that_was_tampered_with_opens_nothing(Wenda wenda) {
        Person answerer = wenda.signedIn("answerer@wenda.test");
        String[] parts = answerer.token().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String other = encoded(claims.replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"somebody-else\""));
        String unsigned = encoded("{\"alg\":\"none\"}");

        for (String forged : new String[] {
            parts[0] + "." + other + "." + parts[2],
            parts[0] + "." + parts[1] + "." + parts[2].substring(1) + "A",
            unsigned + "." + parts[1] + ".",
            "nonsense",
        }) {
            for (String path : new String[] {"/api/inbox", "/api/members/me", "/api/questions?author=me"}) {
                answerer.withToken(forged).get(path).isProblem(401, "session-invalid");
            }
            assertThat(answerer.withToken(forged).get("/").is(200).text()).contains("data-session=\"guest\"");
        }
    }

    @Test
    void without_a_session_one_reads_and_is_told_to_sign_in_for_the_rest(Wenda wenda) {
        Person nobody = wenda.nobody();

        nobody.get("/api/questions").is(200);
        nobody.post("/api/questions", Map.of()).isProblem(401, "sign-in-required");
        nobody.get("/api/inbox").isProblem(401, "sign-in-required");
        nobody.get("/api/members/me").isProblem(401, "sign-in-required");
        nobody.get("/api/reviews").isProblem(401, "sign-in-required");
        assertThat(nobody.get("/api/session").is(200).json().required("member").isNull())
                .isTrue();
        nobody.post("/api/session", Map.of("email", "asker@wenda.test", "password", "not the password"))
                .isProblem(401, "wrong-credentials");
        nobody.post("/api/session", Map.of("email", "nobody@wenda.test", "password", "not the password"))
                .isProblem(401, "wrong-credentials");
    }

    @Test
    void a_role_that_was_given_counts_at_once_and_a_role_taken_too(Wenda wenda) {
        Person admin = wenda.signedIn("admin@wenda.test");
        Person newcomer = wenda.newcomer("Newcomer");
        String id = newcomer.get("/api/members/me").is(200).id();
        newcomer.get("/api/reviews").isProblem(403, "not-allowed");

        gives(admin, id, "moderator");
        await("the desk opens").until(() -> newcomer.get("/api/reviews").status() == 200);
        gives(admin, id);
        await("the desk closes").until(() -> newcomer.get("/api/reviews").status() == 403);
    }

    private static void gives(Person admin, String memberId, String... roles) {
        int version = admin.all("/api/members").stream()
                .filter(member -> member.required("id").asString().equals(memberId))
                .findFirst()
                .orElseThrow()
                .required("version")
                .asInt();
        admin.put("/api/members/" + memberId + "/roles", Map.of("roles", roles, "version", version))
                .is(200);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
