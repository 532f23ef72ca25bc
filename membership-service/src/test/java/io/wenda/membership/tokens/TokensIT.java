package io.wenda.membership.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.session.MovableClock;
import io.wenda.mail.MailServer;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** What programs show. */
@RunningMembership
class TokensIT {

    private final Api api;
    private final MovableClock clock;
    private final MongoDatabase database;
    private final String email = Api.newEmail();
    private Api mei;

    @Autowired
    TokensIT(Api api, MovableClock clock, MongoDatabase database) {
        this.api = api.fromElsewhere();
        this.clock = clock;
        this.database = database;
        this.mei = api;
    }

    @BeforeEach
    void signUp() {
        api.signUp("Mei", email);
        mei = api.as(api.token(email));
    }

    @Test
    void a_token_does_what_its_scopes_say_and_nothing_else() {
        Api program = program(make("reads", "read"));
        program.get("/api/members/me").isOk(200);
        program.get("/api/session").isOk(200);
        Api.Answer refused = program.put("/api/members/me", Api.json(Map.of("name", "Robot", "language", "en")))
                .isProblem(403, "scope-missing");
        assertThat(refused.text("scope")).isEqualTo("write");
        assertThat(program.get("/api/cases").isProblem(403, "scope-missing").text("scope"))
                .isEqualTo("moderate");
        assertThat(program.get("/api/ledger").isProblem(403, "scope-missing").text("scope"))
                .isEqualTo("manage");
        program(make("writes", "write"))
                .put("/api/members/me", Api.json(Map.of("name", "Robot", "language", "en")))
                .isOk(200);
        program(make("all", "read", "write", "moderate", "manage"))
                .get("/api/members")
                .isProblem(403, "not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/groups/desk, manage",
        "/api/group-requests, manage",
        "/api/group-removals, manage",
        "/api/sponsors/messages, moderate",
        "/api/sponsors/help, moderate"
    })
    void desks_want_a_scope_of_their_own(String desk, String scope) {
        assertThat(program(make("own things", "read", "write"))
                        .get(desk)
                        .isProblem(403, "scope-missing")
                        .text("scope"))
                .isEqualTo(scope);
    }

    @Test
    void no_token_makes_tokens_or_touches_how_its_member_gets_in() {
        Api program = program(make("all", "read", "write", "moderate", "manage"));
        program.post("/api/tokens", form("more", "read")).isProblem(403, "not-by-token");
        program.get("/api/tokens").isProblem(403, "not-by-token");
        program.put("/api/members/me/password", "{}").isProblem(403, "not-by-token");
        program.put("/api/members/me/email", "{}").isProblem(403, "not-by-token");
        program.get("/api/sessions").isProblem(403, "not-by-token");
        program.put("/api/members/me/deletion", "{}").isProblem(403, "not-by-token");
        program.get("/api/export/membership").isProblem(403, "not-by-token");
        program.post("/api/second-factor", "{}").isProblem(403, "not-by-token");
        assertThat(program.get("/api/session").isOk(200).sessionToken()).isNull();
        program.delete("/api/session");
        program.get("/api/members/me").isOk(200);
    }

    @Test
    void a_revoked_token_opens_nothing_within_a_second() {
        String token = make("lost", "read");
        Api program = program(token);
        String id = mei.get("/api/tokens").body().at("/items/0/id").stringValue();

        mei.delete("/api/tokens/" + id).isOk(204);

        exchange(token).isOk(401);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> program.get("/api/members/me").isProblem(401, "session-ended"));
        mei.delete("/api/tokens/" + id).isProblem(404, "not-found");
        assertThat(mei.get("/api/tokens").body().get("items")).isEmpty();
    }

    @Test
    void its_secret_is_told_once_and_kept_nowhere() {
        String secret = make("mine", "read").replaceFirst(".*\\.", "");
        assertThat(secret).hasSize(40);
        Document stored = Objects.requireNonNull(Mono.from(database.getCollection("members")
                        .find(new Document("emailKey", email))
                        .first())
                .block());
        assertThat(stored.toJson()).doesNotContain(secret);
        assertThat(mei.get("/api/tokens").isOk(200).raw()).doesNotContain(secret);
        Api sameKey = mei.with("Idempotency-Key", "once");
        sameKey.post("/api/tokens", form("first", "read")).isOk(201);
        sameKey.post("/api/tokens", form("first", "read")).isProblem(409, "token-shown");
    }

    @Test
    void it_runs_out_and_its_last_use_is_seen() {
        String token = make("week", "read");
        assertThat(mei.get("/api/tokens").body().at("/items/0/usedAt").isMissingNode())
                .isTrue();
        exchange(token).isOk(200);
        assertThat(mei.get("/api/tokens").body().at("/items/0/usedAt").stringValue())
                .isEqualTo(clock.instant().toString());
        clock.forward(Duration.ofDays(7));
        exchange(token).isOk(401);
        exchange("wenda_nobody." + "0".repeat(40)).isOk(401);
    }

    @Test
    void who_makes_one_knows_the_password() {
        Map<String, Object> wanted = Map.of("name", "mine", "scopes", List.of("read"), "days", 7);
        mei.post("/api/tokens", Api.json(wanted)).isProblem(403, "wrong-password");
        Map<String, Object> guessed = new HashMap<>(wanted);
        guessed.put("password", "a guess");
        mei.post("/api/tokens", Api.json(guessed)).isProblem(403, "wrong-password");
        assertThat(mei.get("/api/tokens").body().get("items")).isEmpty();
        make("mine", "read");
    }

    @Test
    void what_is_wanted_is_checked_and_there_are_only_so_many() {
        mei.post("/api/tokens", Api.json(Map.of("name", "", "scopes", List.of("fly"), "days", 4000)))
                .isProblem(400, "invalid");
        for (int i = 0; i < 20; i++) {
            make("token " + i, "read");
        }
        mei.post("/api/tokens", form("one too many", "read")).isProblem(409, "enough-tokens");
    }

    @Test
    void a_new_password_by_letter_ends_tokens_too() {
        String token = make("stolen", "read");
        Api program = program(token);
        api.post("/api/password-resets", Api.json(Map.of("email", email))).isOk(202);
        await().until(() -> mails().contains("/reset#"));
        String link = mails().replaceFirst("(?s).*/reset#(\\S+).*", "$1");
        api.post("/api/links", Api.json(Map.of("token", link, "password", "another horse, another battery")))
                .isOk(200);
        exchange(token).isOk(401);
        await().untilAsserted(() -> program.get("/api/members/me").isProblem(401, "session-ended"));
    }

    private String mails() {
        return RunningMembership.MAIL.to(email).stream().map(MailServer::textOf).collect(Collectors.joining("\n"));
    }

    private String make(String name, String... scopes) {
        Api.Answer made = mei.post("/api/tokens", form(name, scopes)).isOk(201);
        assertThat(made.text("token")).startsWith("wenda_");
        return made.text("token");
    }

    private static String form(String name, String... scopes) {
        return Api.json(
                Map.of("name", name, "scopes", List.of(scopes), "days", 7, "password", RunningMembership.PASSWORD));
    }

    private Api.Answer exchange(String token) {
        return api.post("/internal/token-exchange", Api.json(Map.of("token", token)));
    }

    /** As the gateway brings it. */
    private Api program(String token) {
        return api.as(exchange(token).isOk(200).text("token"));
    }
}
