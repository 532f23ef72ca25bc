package io.wenda.membership.departing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.http.session.MovableClock;
import io.wenda.mail.MailServer;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members leave for good, come back in time, and take with them what is theirs. */
@RunningMembership
class DepartingIT {

    private static final String PASSWORD = RunningMembership.PASSWORD;

    private final Api api;
    private final MovableClock clock;
    private final Departing departing;
    private final Members members;
    private final String email = Api.newEmail();

    private String id = "";
    private Api mei;

    @Autowired
    DepartingIT(Api api, MovableClock clock, Departing departing, Members members) {
        this.api = api.fromElsewhere();
        this.clock = clock;
        this.departing = departing;
        this.members = members;
        this.mei = api;
    }

    @BeforeEach
    void signUp() {
        id = api.signUp("Mei", email);
        mei = api.as(api.token(email));
    }

    @Test
    void it_takes_the_password_and_ends_every_session_at_once() {
        mei.put("/api/members/me/deletion", Api.json(Map.of("password", "not mine at all")))
                .isProblem(403, "wrong-password");
        mei.get("/api/members/me").isOk(200);

        String at = leave().text("at");

        assertThat(Instant.parse(at)).isEqualTo(clock.instant().plus(Duration.ofDays(14)));
        await().untilAsserted(
                        () -> assertThat(mei.get("/api/members/me").status()).isEqualTo(401));
        await().untilAsserted(() -> assertThat(RunningMembership.MAIL.to(email))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(MailServer.textOf(mail))
                        .contains("is to be deleted", "https://wenda.example/sign-in")));
    }

    @Test
    void whoever_signs_in_in_time_stays() {
        leave();
        clock.forward(Duration.ofDays(13));
        api.fromElsewhere().signIn(email, PASSWORD).isOk(200);

        clock.forward(Duration.ofDays(2));
        depart();

        api.get("/api/members/" + id).isOk(200);
        api.fromElsewhere().signIn(email, PASSWORD).isOk(200);
    }

    @Test
    void after_that_nobody_signs_in_and_the_address_is_free() {
        leave();
        clock.forward(Duration.ofDays(14));
        depart();
        depart();

        api.fromElsewhere().signIn(email, PASSWORD).isProblem(401, "wrong-credentials");
        api.get("/api/members/" + id).isProblem(404, "not-found");
        String other = api.signUp("Mei again", email);
        assertThat(other).isNotEqualTo(id);
        api.get("/api/members/" + other).isOk(200);
        Api admin = api.as(api.token(RunningMembership.ADMIN));
        String line = admin.get("/api/admin/membership/export")
                .raw()
                .lines()
                .filter(one -> one.contains("\"" + id + "\""))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("\"deleted\":").doesNotContain("Mei", email);
        assertThat(admin.imports(line + "\n").raw()).contains("\"already\":1");
    }

    @Test
    void who_leaves_before_their_case_is_decided_is_recognised_until_it_is() {
        Api admin = api.as(api.token(RunningMembership.ADMIN));
        String other = Api.newEmail();
        String decider = api.signUp("Moderator", other);
        admin.put("/api/members/" + decider + "/roles", "{\"roles\":[\"moderator\"],\"version\":1}")
                .isOk(200);
        String one = admin.post("/api/cases", Api.json(Map.of("memberId", id, "notice", "You advertised.")))
                .isOk(201)
                .text("id");
        leave();
        clock.forward(Duration.ofDays(14));
        depart();
        assertThat(gone().searchKeys()).hasSize(1).noneMatch(key -> key.contains(email));

        api.as(api.token(other))
                .put(
                        "/api/cases/" + one + "/decision",
                        Api.json(Map.of("measure", "nothing", "revision", 1, "words", "It was not them.")))
                .isOk(200);

        assertThat(gone().searchKeys()).isEmpty();
    }

    private Member gone() {
        return Objects.requireNonNull(members.get(id).block(Duration.ofSeconds(20)));
    }

    @Test
    void the_last_administrator_stays() {
        Api admin = api.as(api.token(RunningMembership.ADMIN));
        admin.put("/api/members/me/deletion", Api.json(Map.of("password", PASSWORD)))
                .isProblem(409, "last-administrator");
    }

    @Test
    void members_have_everything_about_them_and_no_secret() {
        mei.put("/api/members/me", Api.json(Map.of("name", "Mei", "language", "zh", "about", "I keep trains.")))
                .isOk(200);

        String mine = mei.get("/api/export/membership").isOk(200).raw();

        assertThat(mine)
                .contains("\"kind\":\"account\"", "\"kind\":\"session\"", email, "I keep trains.")
                .doesNotContain("passwordHash", "{argon2", "\"keys\"");
        api.get("/api/export/membership").isProblem(401, "sign-in-required");
        for (int i = 1; i < 10; i++) {
            mei.get("/api/export/membership").isOk(200);
        }
        mei.get("/api/export/membership").isProblem(429, "too-many-exports");
    }

    @Test
    void a_badge_is_shown_by_choice() {
        assertThat(mei.get("/api/membership").body().get("badge").booleanValue())
                .isFalse();
        mei.put("/api/membership/badge", "{}").isProblem(400, "invalid");

        mei.put("/api/membership/badge", "{\"shown\":true}").isOk(200);

        assertThat(mei.get("/api/membership").body().get("badge").booleanValue())
                .isTrue();
    }

    private Api.Answer leave() {
        return mei.put("/api/members/me/deletion", Api.json(Map.of("password", PASSWORD)))
                .isOk(200);
    }

    private void depart() {
        departing.depart(clock.instant()).block(Duration.ofSeconds(20));
    }
}
