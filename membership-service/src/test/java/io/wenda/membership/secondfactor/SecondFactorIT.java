package io.wenda.membership.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.session.MovableClock;
import io.wenda.mail.MailServer;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.Totp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/** A code beside the password, in a community that wants one of its moderators. */
@RunningMembership
@TestPropertySource(properties = "wenda.second-factor.required-of=moderator")
class SecondFactorIT {

    private static final String PASSWORD = RunningMembership.PASSWORD;

    private final Api api;
    private final MovableClock clock;
    private final MongoDatabase database;
    private final String email = Api.newEmail();

    @Autowired
    SecondFactorIT(Api api, MovableClock clock, MongoDatabase database) {
        this.api = api.fromElsewhere();
        this.clock = clock;
        this.database = database;
    }

    /** An authenticator, and the codes for when it is lost. */
    private record Authenticator(String secret, List<String> recovery) {}

    @Test
    void signing_in_asks_for_a_code_and_takes_each_once() {
        api.signUp("Mei", email);
        Authenticator mine = setUp(api.as(api.token(email)));

        api.signIn(email, PASSWORD).isProblem(403, "second-factor-wanted");
        signIn(code(mine)).isProblem(403, "wrong-code");
        clock.forward(Duration.ofSeconds(30));
        signIn("000000").isProblem(403, "wrong-code");
        String now = code(mine);
        Api.Answer in =
                signIn(" " + now.substring(0, 3) + " " + now.substring(3)).isOk(200);
        signIn(now).isProblem(403, "wrong-code");
        Api.Answer how = api.as(in.text("token")).get("/api/sessions").isOk(200);
        assertThat(how.body().at("/items/0/how/by").stringValue()).isEqualTo("password");
        assertThat(how.body().at("/items/0/how/code").booleanValue()).isTrue();
    }

    @Test
    void one_code_lets_one_in_of_many_who_bring_it_at_once() {
        api.signUp("Mei", email);
        Authenticator mine = setUp(api.as(api.token(email)));
        clock.forward(Duration.ofSeconds(30));
        String code = code(mine);
        List<Integer> statuses =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(() -> signIn(code).status()))
                        .limit(6)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void a_recovery_code_lets_in_once_and_new_ones_replace_all() {
        api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        Authenticator mine = setUp(mei);
        assertThat(mine.recovery()).hasSize(10).allMatch(code -> code.matches("([0-9a-z]{4}-){3}[0-9a-z]{4}"));
        String first = mine.recovery().getFirst();
        signIn(first.toUpperCase(Locale.ROOT)).isOk(200);
        signIn(first).isProblem(403, "wrong-code");
        assertThat(mei.get("/api/second-factor").body().get("recoveryCodes").intValue())
                .isEqualTo(9);

        Api.Answer next = mei.post(
                        "/api/second-factor/recovery-codes",
                        both(mine.recovery().get(1)))
                .isOk(200);
        signIn(mine.recovery().get(2)).isProblem(403, "wrong-code");
        signIn(next.body().at("/recoveryCodes/0").stringValue()).isOk(200);
    }

    @Test
    void wrong_codes_are_counted_wherever_they_come_from_and_the_password_is_no_way_around() {
        api.signUp("Mei", email);
        Authenticator mine = setUp(api.as(api.token(email)));
        clock.forward(Duration.ofSeconds(60));
        for (int i = 0; i < 10; i++) {
            api.fromElsewhere().post("/api/session", form("999999")).isProblem(403, "wrong-code");
        }
        signIn(code(mine)).isProblem(429, "too-many-attempts");
        api.fromElsewhere().signIn(email, PASSWORD).isProblem(403, "second-factor-wanted");
        clock.forward(Duration.ofMinutes(15));
        signIn(code(mine)).isOk(200);
    }

    @Test
    void nothing_is_asked_before_it_is_proved_and_the_secret_is_told_once() {
        api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        mei.post("/api/second-factor", Api.json(Map.of("password", "not the password")))
                .isProblem(403, "wrong-password");
        mei.put("/api/second-factor", Api.json(Map.of("code", "123456"))).isProblem(409, "no-second-factor");
        Api.Answer begun = mei.post("/api/second-factor", password()).isOk(200);
        assertThat(begun.text("address"))
                .startsWith("otpauth://totp/Wenda:")
                .contains("secret=" + begun.text("secret"));
        assertThat(begun.text("picture")).startsWith("<svg");
        mei.put("/api/second-factor", Api.json(Map.of("code", "000000"))).isProblem(403, "wrong-code");
        api.signIn(email, PASSWORD).isOk(200);
        assertThat(mei.get("/api/second-factor").raw()).doesNotContain(begun.text("secret"));

        mei.put("/api/second-factor", Api.json(Map.of("code", Totp.code(begun.text("secret"), clock.instant()))))
                .isOk(200);
        mei.post("/api/second-factor", password()).isProblem(409, "second-factor-on");
    }

    @Test
    void it_is_taken_off_by_password_and_code_and_recovery_codes_stand_nowhere() {
        api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        Authenticator mine = setUp(mei);
        Document stored = Objects.requireNonNull(Mono.from(database.getCollection("members")
                        .find(new Document("emailKey", email))
                        .first())
                .block());
        assertThat(mine.recovery()).noneMatch(code -> stored.toJson().contains(code.replace("-", "")));
        clock.forward(Duration.ofSeconds(30));
        mei.post("/api/second-factor/removal", both("000000")).isProblem(403, "wrong-code");
        mei.post("/api/second-factor/removal", both(code(mine))).isOk(204);
        mei.post("/api/second-factor/removal", both(code(mine))).isProblem(409, "no-second-factor");
        api.signIn(email, PASSWORD).isOk(200);
    }

    @Test
    void a_moderator_without_one_does_nothing_but_set_it_up() {
        Api admin = api.as(api.token(RunningMembership.ADMIN));
        String id = api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        admin.put("/api/members/" + id + "/roles", Api.json(Map.of("roles", List.of("moderator"), "version", 1)))
                .isOk(200);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> mei.get("/api/cases").isProblem(403, "second-factor-required"));
        Api anew = api.as(api.token(email));
        assertThat(anew.get("/api/session")
                        .isOk(200)
                        .body()
                        .at("/member/unguarded")
                        .booleanValue())
                .isTrue();
        anew.put("/api/members/me", Api.json(Map.of("name", "Mei"))).isProblem(403, "second-factor-required");
        assertThat(anew.get("/api/second-factor").body().get("wanted").booleanValue())
                .isTrue();

        setUp(anew);
        await().untilAsserted(() -> mei.get("/api/cases").isOk(200));
        assertThat(anew.get("/api/session").body().at("/member/unguarded").isMissingNode())
                .isTrue();
    }

    @Test
    void an_administrator_takes_it_off_who_lost_it_and_that_is_written_down_and_told() {
        Api admin = api.as(api.token(RunningMembership.ADMIN));
        String id = api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        mei.delete("/api/members/" + id + "/second-factor").isProblem(403, "not-allowed");
        admin.delete("/api/members/" + id + "/second-factor").isProblem(409, "no-second-factor");
        setUp(mei);

        admin.delete("/api/members/" + id + "/second-factor").isOk(204);

        api.signIn(email, PASSWORD).isOk(200);
        admin.delete("/api/members/" + id + "/second-factor").isProblem(409, "no-second-factor");
        assertThat(admin.get("/api/admin/membership/audit").body().get("items").valueStream())
                .filteredOn(one -> one.at("/about/id").stringValue().equals(id))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.get("deed").stringValue()).isEqualTo("second-factor-taken-off"));
        await().until(() -> !RunningMembership.MAIL.to(email).isEmpty());
        assertThat(MailServer.textOf(RunningMembership.MAIL.to(email).getLast()))
                .contains("took the second factor off", "https://wenda.example/settings");
    }

    private Authenticator setUp(Api member) {
        String secret = member.post("/api/second-factor", password()).isOk(200).text("secret");
        Api.Answer proved = member.put(
                        "/api/second-factor", Api.json(Map.of("code", Totp.code(secret, clock.instant()))))
                .isOk(200);
        return new Authenticator(
                secret,
                proved.body()
                        .get("recoveryCodes")
                        .valueStream()
                        .map(code -> code.stringValue())
                        .toList());
    }

    private String code(Authenticator mine) {
        return Totp.code(mine.secret(), clock.instant());
    }

    private Api.Answer signIn(String code) {
        return api.fromElsewhere().post("/api/session", form(code));
    }

    private String form(String code) {
        return Api.json(Map.of("email", email, "password", PASSWORD, "code", code, "token", true));
    }

    private static String password() {
        return Api.json(Map.of("password", PASSWORD));
    }

    private static String both(String code) {
        return Api.json(Map.of("password", PASSWORD, "code", code));
    }
}
