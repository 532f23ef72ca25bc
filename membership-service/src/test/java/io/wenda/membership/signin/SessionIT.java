package io.wenda.membership.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.wenda.http.session.MovableClock;
import io.wenda.http.session.SessionTokens;
import io.wenda.http.session.TestSessions;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RunningMembership
class SessionIT {

    private static final String PASSWORD = RunningMembership.PASSWORD;

    private final Api api;
    private final MovableClock clock;
    private final MongoDatabase database;
    private final String email = Api.newEmail();

    @Autowired
    SessionIT(Api api, MovableClock clock, MongoDatabase database) {
        this.api = api.fromElsewhere();
        this.clock = clock;
        this.database = database;
    }

    @BeforeEach
    void signUp() {
        api.signUp("Mei", email);
    }

    @Test
    void a_member_signs_in_and_is_known() {
        Api.Answer begun = api.post("/api/session", Api.json(Map.of("email", email, "password", PASSWORD)))
                .isOk(200);
        assertThat(begun.body().propertyNames()).containsExactly("member", "expiresAt");
        assertThat(begun.body().get("member").propertyNames()).containsExactly("id", "name", "roles", "language");
        assertThat(Instant.parse(begun.text("expiresAt")))
                .isBetween(
                        clock.instant().plus(Duration.ofHours(12)).minusSeconds(1),
                        clock.instant().plus(Duration.ofHours(12)));
        String token = String.valueOf(begun.sessionToken());
        Api.Answer standing = api.as(token).get("/api/session").isOk(200);
        assertThat(standing.body().get("member")).isEqualTo(begun.body().get("member"));
        assertThat(standing.body().get("renewed").booleanValue()).isFalse();
        assertThat(standing.sessionToken()).isNull();
    }

    @Test
    void a_program_gets_the_token_in_the_body_when_it_asks() {
        Api.Answer begun = api.signIn(email, PASSWORD).isOk(200);
        assertThat(begun.text("token")).isEqualTo(begun.sessionToken()).isNotEmpty();
    }

    @Test
    void the_address_may_be_written_in_any_way_and_the_password_in_one() {
        api.signIn(" " + email.toUpperCase(Locale.ROOT), PASSWORD).isOk(200);
        api.signIn(email, PASSWORD + " ").isProblem(401, "wrong-credentials");
        api.signIn(email, PASSWORD.toUpperCase(Locale.ROOT)).isProblem(401, "wrong-credentials");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_look_the_same() {
        Api.Answer wrong = api.signIn(email, "not the password").isProblem(401, "wrong-credentials");
        Api.Answer unknown = api.signIn(Api.newEmail(), PASSWORD).isProblem(401, "wrong-credentials");
        Api.Answer noAddress = api.signIn("no address at all", PASSWORD).isProblem(401, "wrong-credentials");
        assertThat(List.of(unknown.raw(), noAddress.raw())).containsOnly(wrong.raw());
    }

    @Test
    void a_session_is_renewed_from_half_of_its_time_and_the_old_token_stays_valid() {
        String token = api.token(email);
        clock.forward(Duration.ofHours(6).minusSeconds(2));
        assertThat(api.as(token).get("/api/session").sessionToken()).isNull();
        clock.forward(Duration.ofSeconds(2));
        Api.Answer renewed = api.as(token).get("/api/session").isOk(200);
        assertThat(renewed.body().get("renewed").booleanValue()).isTrue();
        assertThat(renewed.sessionToken()).isNotEmpty().isNotEqualTo(token);
        api.as(token).get("/api/members/me").isOk(200);
        clock.forward(Duration.ofHours(7));
        api.as(token).get("/api/members/me").isProblem(401, "session-expired");
        api.as(String.valueOf(renewed.sessionToken())).get("/api/members/me").isOk(200);
    }

    @Test
    void signing_out_ends_the_session_with_all_its_tokens_within_a_second() {
        String token = api.token(email);
        clock.forward(Duration.ofHours(7));
        String renewed = String.valueOf(api.as(token).get("/api/session").sessionToken());
        String otherDevice = api.token(email);
        Api.Answer out = api.as(token).delete("/api/session").isOk(204);
        assertThat(out.sessionToken()).isEmpty();
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    api.as(token).get("/api/members/me").isProblem(401, "session-ended");
                    api.as(renewed).get("/api/members/me").isProblem(401, "session-ended");
                });
        api.as(otherDevice).get("/api/members/me").isOk(200);
    }

    @Test
    void members_see_where_they_are_signed_in_and_which_of_it_is_this() {
        Api phone = api.with("User-Agent", "Phone/1.0");
        String onPhone = phone.signIn(email, PASSWORD).text("token");
        clock.forward(Duration.ofHours(7));
        String here = api.with("User-Agent", "Desk/2.0").signIn(email, PASSWORD).text("token");
        api.as(onPhone).get("/api/session").isOk(200);

        List<JsonNode> open = api.as(here)
                .get("/api/sessions")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .toList();

        assertThat(open).extracting(one -> one.get("agent").stringValue()).containsExactly("Desk/2.0", "Phone/1.0");
        assertThat(open).extracting(one -> one.get("current").booleanValue()).containsExactly(true, false);
        assertThat(Duration.between(at(open.getLast(), "startedAt"), at(open.getLast(), "seenAt")))
                .isEqualTo(Duration.ofHours(7));
        clock.forward(Duration.ofHours(12));
        assertThat(api.as(api.token(email)).get("/api/sessions").body().get("items"))
                .hasSize(1);
    }

    @Test
    void what_a_member_ends_elsewhere_is_over_within_a_second_and_is_listed_no_more() {
        String here = api.token(email);
        String lost = api.token(email);
        String other = api.token(email);
        String stranger = Api.newEmail();
        api.signUp("Stranger", stranger);
        String lostId = idOf(lost);

        api.as(api.token(stranger)).delete("/api/sessions/" + lostId).isProblem(404, "not-found");
        api.as(here).delete("/api/sessions/nothing").isProblem(404, "not-found");
        api.as(here).delete("/api/sessions/" + lostId).isOk(204);
        endsWithinASecond(lost);
        api.as(other).get("/api/members/me").isOk(200);
        assertThat(api.as(here).get("/api/sessions").body().get("items")).hasSize(2);

        api.as(here).delete("/api/sessions").isOk(204);
        endsWithinASecond(other);
        api.as(here).get("/api/members/me").isOk(200);
        api.as(here).delete("/api/sessions").isOk(204);
        assertThat(api.as(here).get("/api/sessions").body().get("items")).hasSize(1);
        api.get("/api/sessions").isProblem(401, "sign-in-required");
    }

    private String idOf(String token) {
        return api.as(token)
                .get("/api/sessions")
                .body()
                .get("items")
                .valueStream()
                .filter(one -> one.get("current").booleanValue())
                .map(one -> one.get("id").stringValue())
                .findFirst()
                .orElseThrow();
    }

    private void endsWithinASecond(String token) {
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> api.as(token).get("/api/members/me").isProblem(401, "session-ended"));
    }

    private static Instant at(JsonNode session, String field) {
        return Instant.parse(session.get(field).stringValue());
    }

    @Test
    void a_session_stays_over_though_who_ended_it_has_a_clock_behind_who_signed_it() {
        Api.Answer begun = api.signIn(email, PASSWORD).isOk(200);
        clock.forward(Duration.ofSeconds(-30));
        api.as(begun.text("token")).delete("/api/session").isOk(204);
        clock.forward(Duration.ofSeconds(30));

        Document member = Objects.requireNonNull(
                Mono.from(database.getCollection("members").find(new Document("emailKey", email)))
                        .block());
        assertThat(member.getList("endedSessions", Document.class))
                .extracting(session -> session.getDate("until").toInstant())
                .allMatch(Instant.parse(begun.text("expiresAt"))::isBefore)
                .hasSize(1);
    }

    @Test
    void a_session_that_was_signed_out_is_never_renewed() {
        String token = api.token(email);
        clock.forward(Duration.ofHours(7));
        api.as(token).delete("/api/session").isOk(204);
        Api.Answer standing = api.as(token).get("/api/session").isOk(200);
        assertThat(standing.raw()).isEqualTo("{\"member\":null,\"renewed\":false}");
        assertThat(standing.sessionToken()).isEmpty();
    }

    @Test
    void signing_out_twice_or_without_a_session_is_as_good_as_once() {
        String token = api.token(email);
        api.as(token).delete("/api/session").isOk(204);
        api.as(token).delete("/api/session").isOk(204);
        assertThat(api.delete("/api/session").isOk(204).sessionToken()).isEmpty();
    }

    @Test
    void who_has_no_session_is_nobody_and_who_has_a_useless_one_loses_its_cookie() {
        Api.Answer nobody = api.get("/api/session").isOk(200);
        assertThat(nobody.raw()).isEqualTo("{\"member\":null,\"renewed\":false}");
        assertThat(nobody.sessionToken()).isNull();
        Api.Answer useless = api.as("forged").get("/api/session").isOk(200);
        assertThat(useless.raw()).isEqualTo(nobody.raw());
        assertThat(useless.sessionToken()).isEmpty();
    }

    @Test
    void an_expired_session_does_not_stand_in_the_way_of_a_new_one() {
        String token = api.token(email);
        clock.forward(Duration.ofHours(13));
        api.as(token).signIn(email, PASSWORD).isOk(200);
        api.as(token).delete("/api/session").isOk(204);
        api.as(token).get("/api/members/me").isProblem(401, "session-expired");
    }

    @Test
    void forged_tokens_open_nothing() {
        String token = api.token(email);
        String[] parts = token.split("\\.");
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("wenda")
                .subject("m1")
                .claim("sid", "s1")
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .build();
        for (String forged : List.of(
                SessionTokens.sign(TestSessions.newKey("k"), TestSessions.sessionOf("m1"), clock.instant()),
                new PlainJWT(claims).serialize(),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].substring(1),
                parts[0] + ".e30." + parts[2],
                "x".repeat(5_000))) {
            api.as(forged).get("/api/members/me").isProblem(401, "session-invalid");
        }
        api.with("Authorization", "Basic " + token).get("/api/members/me").isProblem(401, "sign-in-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"a@example.org\"}",
                "{\"email\":null,\"password\":\"long enough\"}",
                "{\"email\":\"a@example.org\",\"password\":\"\"}",
                "{\"email\":\"a@example.org\",\"password\":\"\\ud800\"}",
                "{\"email\":\"a@example.org\\u0000\",\"password\":\"long enough\"}"
            })
    void incomplete_credentials_are_invalid(String body) {
        api.fromElsewhere().post("/api/session", body).isProblem(400, "invalid");
    }

    @Test
    void credentials_of_the_wrong_shape_are_refused() {
        api.post("/api/session", "{\"email\":7,\"password\":\"x\"}").isProblem(400, "wrong-type");
        api.post("/api/session", "{\"email\":\"a\",\"password\":\"x\",\"token\":\"yes\"}")
                .isProblem(400, "wrong-type");
        api.post("/api/session", "{\"mail\":\"a\"}").isProblem(400, "unknown-field");
        api.post("/api/session", "{\"email\":\"" + "a".repeat(1_000_000) + "\"}")
                .isProblem(413, "too-large");
        api.post("/api/session", Api.json(Map.of("email", "a@example.org", "password", "p".repeat(201))))
                .isProblem(400, "invalid");
    }

    @Test
    void where_there_is_no_demo_there_is_nobody_to_be() {
        assertThat(api.from("127.0.0.1")
                        .get("/api/session/demo")
                        .isOk(200)
                        .body()
                        .get("accounts"))
                .isEmpty();
        api.from("127.0.0.1")
                .post("/api/session/demo", "{\"email\":\"admin@wenda.test\"}")
                .isProblem(404, "not-found");
    }
}
