package io.wenda.membership.issuers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.Totp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with who one is elsewhere. */
@RunningMembership
class IssuersIT {

    private static final String PASSWORD = RunningMembership.PASSWORD;
    private static final IssuerStub ISSUER = RunningMembership.ISSUER;
    private static final AtomicInteger SUBJECTS = new AtomicInteger(7000);

    private final Api api;
    private final MovableClock clock;
    private final String email = Api.newEmail();
    private final String subject = Integer.toString(SUBJECTS.incrementAndGet());

    @Autowired
    IssuersIT(Api api, MovableClock clock) {
        this.api = api.fromElsewhere();
        this.clock = clock;
    }

    @AfterEach
    void speakAgain() {
        ISSUER.says(null);
        ISSUER.isSilent(false);
    }

    @Test
    void whoever_is_set_up_is_offered() {
        assertThat(api.get("/api/issuers").isOk(200).body().get("items").valueStream())
                .extracting(
                        one -> one.get("id").stringValue(),
                        one -> one.get("name").stringValue())
                .containsExactly(tuple("github", "GitHub"), tuple("sso", "Company"));
    }

    @Test
    void a_newcomer_joins_with_a_name_and_is_known_the_next_time() {
        Api.Answer back = comesBack("sso", person(email, true));
        assertThat(back.text("wants")).isEqualTo("joining");
        assertThat(back.text("email")).isEqualTo(email);
        in(back, Map.of()).isProblem(400, "invalid");
        Api.Answer in = in(back, Map.of("name", "Mei Ran", "language", "zh")).isOk(200);
        Api mei = api.as(in.text("token"));
        assertThat(mei.get("/api/members/me").body().get("verified").booleanValue())
                .isTrue();
        in(back, Map.of("name", "Mei Ran")).isProblem(410, "visit-over");

        Api.Answer again = comesBack("sso", person(email, true));
        assertThat(again.text("wants")).isEqualTo("nothing");
        Api.Answer second = in(again, Map.of()).isOk(200);
        assertThat(second.body().at("/member/id")).isEqualTo(in.body().at("/member/id"));
        assertThat(mei.get("/api/sessions").body().at("/items/0/how/issuer").stringValue())
                .isEqualTo("Company");
        String link = mei.get("/api/issuers/links").body().at("/items/0/id").stringValue();
        mei.delete("/api/issuers/links/" + link).isProblem(409, "only-way-in");
    }

    @Test
    void github_tells_by_its_number_and_its_primary_address_that_it_has_proved() {
        Api.Answer back = comesBack("github", person(email, true));
        assertThat(back.text("wants")).isEqualTo("joining");
        assertThat(back.text("email")).isEqualTo(email);
        in(back, Map.of("name", "Octavia")).isOk(200);
        assertThat(comesBack("github", new IssuerStub.Person(subject, "renamed", Api.newEmail(), true))
                        .text("wants"))
                .isEqualTo("nothing");
    }

    @Test
    void an_address_that_has_an_account_opens_it_for_nobody_without_its_password() {
        String id = api.signUp("Mei", email);
        Api.Answer back = comesBack("sso", person(email, true));
        assertThat(back.text("wants")).isEqualTo("password");
        in(back, Map.of("name", "Somebody else")).isProblem(400, "invalid");
        in(back, Map.of("password", "not the password")).isProblem(403, "wrong-password");
        Api.Answer in = in(back, Map.of("password", PASSWORD)).isOk(200);
        assertThat(in.body().at("/member/id").stringValue()).isEqualTo(id);
        assertThat(comesBack("sso", person(email, true)).text("wants")).isEqualTo("nothing");
    }

    @Test
    void an_address_that_the_issuer_has_not_proved_is_nobodys() {
        api.signUp("Mei", email);
        Api.Answer back = comesBack("sso", person(email, false));
        assertThat(back.text("wants")).isEqualTo("joining");
        assertThat(back.body().has("email")).isFalse();
        in(back, Map.of("name", "Mei")).isProblem(400, "invalid");
        in(back, Map.of("name", "Mei", "email", email)).isProblem(409, "address-in-use");
        String other = Api.newEmail();
        Api.Answer in = in(back, Map.of("name", "Mei", "email", other)).isOk(200);
        assertThat(api.as(in.text("token"))
                        .get("/api/members/me")
                        .body()
                        .get("verified")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void a_second_factor_is_asked_for_here_too() {
        api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        String secret = mei.post("/api/second-factor", Api.json(Map.of("password", PASSWORD)))
                .isOk(200)
                .text("secret");
        mei.put("/api/second-factor", Api.json(Map.of("code", Totp.code(secret, clock.instant()))))
                .isOk(200);
        Api.Answer first = comesBack("sso", person(email, true));
        in(first, Map.of("password", PASSWORD)).isProblem(403, "second-factor-wanted");
        assertThat(mei.get("/api/issuers/links").body().get("items")).isEmpty();
        clock.forward(Duration.ofSeconds(30));
        in(first, Map.of("password", PASSWORD, "code", Totp.code(secret, clock.instant())))
                .isOk(200);

        Api.Answer next = comesBack("sso", person(email, true));
        assertThat(next.text("wants")).isEqualTo("code");
        in(next, Map.of("code", "000000")).isProblem(403, "wrong-code");
        clock.forward(Duration.ofSeconds(30));
        in(next, Map.of("code", Totp.code(secret, clock.instant()))).isOk(200);
    }

    @Test
    void members_link_themselves_with_their_password_and_unlink_and_one_is_one_persons() {
        api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        mei.post("/api/issuers/links/github", Api.json(Map.of("password", "not the password")))
                .isProblem(403, "wrong-password");
        Api.Answer way = mei.post("/api/issuers/links/github", Api.json(Map.of("password", PASSWORD)))
                .isOk(200);
        Map<String, String> there = new HashMap<>(ISSUER.signsIn(way.text("address"), person("any@example.org", true)));
        there.put("kept", way.text("kept"));
        api.post("/api/issuers/returns", Api.json(there)).isProblem(410, "visit-over");

        way = mei.post("/api/issuers/links/github", Api.json(Map.of("password", PASSWORD)));
        there.putAll(ISSUER.signsIn(way.text("address"), person("any@example.org", true)));
        there.put("kept", way.text("kept"));
        assertThat(mei.post("/api/issuers/returns", Api.json(there))
                        .isOk(200)
                        .body()
                        .has("wants"))
                .isFalse();
        assertThat(comesBack("github", person("any@example.org", true)).text("wants"))
                .isEqualTo("nothing");

        String other = Api.newEmail();
        api.signUp("Other", other);
        Api stranger = api.as(api.token(other));
        way = stranger.post("/api/issuers/links/github", Api.json(Map.of("password", PASSWORD)));
        there.putAll(ISSUER.signsIn(way.text("address"), person("any@example.org", true)));
        there.put("kept", way.text("kept"));
        stranger.post("/api/issuers/returns", Api.json(there)).isProblem(409, "linked-otherwise");

        String link = mei.get("/api/issuers/links").body().at("/items/0/id").stringValue();
        stranger.delete("/api/issuers/links/" + link).isProblem(404, "not-found");
        mei.delete("/api/issuers/links/" + link).isOk(204);
        mei.delete("/api/issuers/links/" + link).isProblem(404, "not-found");
        assertThat(comesBack("github", person(null, true)).text("wants")).isEqualTo("joining");
    }

    @Test
    void nobody_comes_back_twice_late_from_another_browser_or_with_another_word() {
        Api.Answer way = leaves("sso");
        Map<String, String> there = new HashMap<>(ISSUER.signsIn(way.text("address"), person(email, true)));
        there.put("kept", "of another browser");
        api.post("/api/issuers/returns", Api.json(there)).isProblem(410, "visit-over");
        there.put("kept", way.text("kept"));
        api.post("/api/issuers/returns", Api.json(there)).isProblem(410, "visit-over");

        Api.Answer late = leaves("sso");
        Map<String, String> then = new HashMap<>(ISSUER.signsIn(late.text("address"), person(email, true)));
        then.put("kept", late.text("kept"));
        clock.forward(Duration.ofMinutes(10));
        api.post("/api/issuers/returns", Api.json(then)).isProblem(410, "visit-over");

        ISSUER.says("the nonce of another visit");
        returns("sso", person(email, true)).isProblem(403, "issuer-refused");
        ISSUER.says(null);
        Api.Answer wrong = leaves("github");
        String state =
                ISSUER.signsIn(wrong.text("address"), person(email, true)).getOrDefault("state", "");
        api.post(
                        "/api/issuers/returns",
                        Api.json(Map.of("state", state, "code", "made-up", "kept", wrong.text("kept"))))
                .isProblem(403, "issuer-refused");
        ISSUER.isSilent(true);
        api.post("/api/issuers/nobody/visits", "").isProblem(404, "not-found");
        returnsSilently();
    }

    private void returnsSilently() {
        ISSUER.isSilent(false);
        Api.Answer way = leaves("github");
        Map<String, String> there = new HashMap<>(ISSUER.signsIn(way.text("address"), person(email, true)));
        there.put("kept", way.text("kept"));
        ISSUER.isSilent(true);
        api.post("/api/issuers/returns", Api.json(there)).isProblem(503, "issuer-silent");
    }

    private IssuerStub.Person person(@Nullable String address, boolean verified) {
        return new IssuerStub.Person(subject, "mei", address, verified);
    }

    private Api.Answer leaves(String issuer) {
        return api.post("/api/issuers/" + issuer + "/visits", "").isOk(200);
    }

    private Api.Answer returns(String issuer, IssuerStub.Person person) {
        Api.Answer way = leaves(issuer);
        Map<String, String> there = new HashMap<>(ISSUER.signsIn(way.text("address"), person));
        there.put("kept", way.text("kept"));
        return api.post("/api/issuers/returns", Api.json(there));
    }

    private Api.Answer comesBack(String issuer, IssuerStub.Person person) {
        return returns(issuer, person).isOk(200);
    }

    private Api.Answer in(Api.Answer back, Map<String, ?> shown) {
        Map<String, Object> form = new HashMap<>(shown);
        form.put("ticket", back.text("ticket"));
        form.put("token", true);
        return api.fromElsewhere().post("/api/session/issued", Api.json(form));
    }
}
