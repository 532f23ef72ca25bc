package io.wenda.membership.proving;

import static io.wenda.membership.RunningMembership.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.session.MovableClock;
import io.wenda.mail.MailServer;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Letters with links: proofs of addresses, new passwords, other addresses, and the way back. */
@RunningMembership
@TestPropertySource(properties = "wenda.accounts.verified-only=true")
class ProvingIT {

    private static final String PASSWORD = RunningMembership.PASSWORD;
    private static final String NEW_PASSWORD = "another horse, another battery";
    private static final Pattern LINK = Pattern.compile("https://wenda\\.example/([a-z]+)#([0-9a-z.-]+)");

    private final Api api;
    private final MovableClock clock;
    private final MongoDatabase database;
    private final Delivering delivering;
    private final String email = Api.newEmail();

    @Autowired
    ProvingIT(Api api, MovableClock clock, MongoDatabase database, Delivering delivering) {
        this.api = api.fromElsewhere();
        this.clock = clock;
        this.database = database;
        this.delivering = delivering;
    }

    @BeforeEach
    void signUp() {
        api.signUp("Mei", email);
    }

    @Test
    void a_newcomer_opens_their_letter_once_and_is_free() {
        Api mei = api.as(api.token(email));
        assertThat(mei.get("/api/session").body().at("/member/unverified").booleanValue())
                .isTrue();
        MimeMessage mail = mailTo(email, 1);
        assertThat(MailServer.textOf(mail)).contains("Confirm your e-mail address", "https://wenda.example/verify#");

        String token = token(mail);
        assertThat(open(token).isOk(200).text("purpose")).isEqualTo("verify");

        open(token).isProblem(410, "link-unusable");
        assertThat(mei.get("/api/session").body().at("/member/unverified").isMissingNode())
                .isTrue();
        assertThat(mei.get("/api/members/me").body().get("verified").booleanValue())
                .isTrue();
        mei.post("/api/members/me/verification", "").isOk(202);
        assertThat(mails(email)).hasSize(1);
    }

    @Test
    void what_opens_a_link_is_kept_nowhere() {
        String secret = token(mailTo(email, 1)).replaceFirst(".*\\.", "");
        assertThat(secret).hasSize(40);
        for (String collection : List.of("members", "forgotten_passwords", "attempts", "sessions")) {
            List<Document> all = Objects.requireNonNull(
                    Flux.from(database.getCollection(collection).find())
                            .collectList()
                            .block());
            assertThat(all.toString()).as(collection).doesNotContain(secret);
        }
    }

    @Test
    void the_letter_is_sent_again_where_it_is_asked_for_but_not_for_ever() {
        String first = token(mailTo(email, 1));
        Api mei = api.as(api.token(email));
        mei.post("/api/members/me/verification", "").isOk(202);
        String second = token(mailTo(email, 2));

        open(first).isProblem(410, "link-unusable");
        for (int asked = 1; asked < 5; asked++) {
            mei.post("/api/members/me/verification", "").isOk(202);
        }
        mei.post("/api/members/me/verification", "").isProblem(429, "too-many-attempts");
        mailTo(email, 3);
        open(second).isProblem(410, "link-unusable");
    }

    @Test
    void whether_an_address_has_an_account_is_told_to_nobody_but_its_owner() {
        String stranger = Api.newEmail();
        Api.Answer known = forgets(email).isOk(202);
        Api.Answer unknown = forgets(stranger).isOk(202);
        assertThat(unknown.raw()).isEqualTo(known.raw());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        mailTo(email, 2);
        await().until(() -> count("forgotten_passwords") == 0);
        assertThat(mails(stranger)).isEmpty();

        for (String address : List.of(email, stranger)) {
            for (int asked = 1; asked < 5; asked++) {
                forgets(address).isOk(202);
            }
            forgets(address).isProblem(429, "too-many-attempts");
        }
    }

    @Test
    void a_new_password_by_letter_ends_every_session_and_proves_the_address() {
        String here = api.token(email);
        mailTo(email, 1);
        forgets(email).isOk(202);
        String token = token(mailTo(email, 2));

        open(token).isProblem(400, "invalid");
        open(token, "short").isProblem(400, "invalid");
        assertThat(open(token, NEW_PASSWORD).isOk(200).text("purpose")).isEqualTo("reset");

        open(token, "yet another password").isProblem(410, "link-unusable");
        assertThat(MailServer.textOf(mailTo(email, 3)))
                .contains("Your password was changed", "https://wenda.example/forgot")
                .doesNotContain("/forgot#");
        isOver(here);
        api.signIn(email, PASSWORD).isProblem(401, "wrong-credentials");
        Api mei = api.as(api.signIn(email, NEW_PASSWORD).isOk(200).text("token"));
        assertThat(mei.get("/api/members/me").body().get("verified").booleanValue())
                .isTrue();
    }

    @Test
    void a_link_that_is_too_old_opens_nothing() {
        mailTo(email, 1);
        forgets(email).isOk(202);
        String token = token(mailTo(email, 2));
        clock.forward(Duration.ofHours(1));
        open(token, NEW_PASSWORD).isProblem(410, "link-unusable");
        open("nobody." + "0".repeat(40)).isProblem(410, "link-unusable");
        open("nothing").isProblem(410, "link-unusable");
    }

    @Test
    void another_address_counts_when_its_letter_is_opened_and_the_old_one_has_a_way_back() {
        open(token(mailTo(email, 1))).isOk(200);
        String here = api.token(email);
        String next = Api.newEmail();
        moves(here, next, "not the password").isProblem(403, "wrong-password");
        moves(here, next, PASSWORD).isOk(202);
        assertThat(api.as(here).get("/api/members/me").text("nextEmail")).isEqualTo(next);
        assertThat(api.as(here).get("/api/members/me").text("email")).isEqualTo(email);

        assertThat(open(token(mailTo(next, 1))).isOk(200).text("purpose")).isEqualTo("move");

        assertThat(api.as(here).get("/api/members/me").text("email")).isEqualTo(next);
        api.signIn(next, PASSWORD).isOk(200);
        api.signIn(email, PASSWORD).isProblem(401, "wrong-credentials");
        MimeMessage told = mailTo(email, 2);
        assertThat(MailServer.textOf(told)).contains("https://wenda.example/restore#");
        assertThat(open(token(told), NEW_PASSWORD).isOk(200).text("purpose")).isEqualTo("restore");
        isOver(here);
        api.signIn(email, NEW_PASSWORD).isOk(200);
        api.signIn(next, PASSWORD).isProblem(401, "wrong-credentials");
    }

    @Test
    void an_address_that_nobody_proved_is_not_told() {
        mailTo(email, 1);
        String next = Api.newEmail();
        moves(api.token(email), next, PASSWORD).isOk(202);
        open(token(mailTo(next, 1))).isOk(200);
        api.signIn(next, PASSWORD).isOk(200);
        assertThat(mails(email)).hasSize(1);
    }

    @Test
    void an_address_that_somebody_else_has_by_then_stays_theirs() {
        String next = Api.newEmail();
        moves(api.token(email), next, PASSWORD).isOk(202);
        String token = token(mailTo(next, 1));
        api.signUp("Faster", next);
        open(token).isProblem(409, "address-in-use");
        api.signIn(email, PASSWORD).isOk(200);
    }

    @Test
    void a_new_password_by_who_knew_the_old_one_ends_the_other_sessions() {
        String here = api.token(email);
        String elsewhere = api.token(email);
        changes(here, "not the password").isProblem(403, "wrong-password");
        changes(here, PASSWORD).isOk(204);
        isOver(elsewhere);
        api.as(here).get("/api/members/me").isOk(200);
        api.signIn(email, PASSWORD).isProblem(401, "wrong-credentials");
        api.signIn(email, NEW_PASSWORD).isOk(200);
    }

    @Test
    void what_changes_how_one_gets_in_is_told_to_the_proved_address_once() {
        Api mei = api.as(api.token(email));
        String wish =
                Api.json(Map.of("name", "secret plan", "scopes", List.of("read"), "days", 7, "password", PASSWORD));
        MimeMessage first = mailTo(email, 1);
        mei.with("Idempotency-Key", "before").post("/api/tokens", wish).isOk(201);
        open(token(first)).isOk(200);

        Api once = mei.with("Idempotency-Key", "after");
        String made = once.post("/api/tokens", wish).isOk(201).text("token");
        once.post("/api/tokens", wish).isProblem(409, "token-shown");

        assertThat(MailServer.textOf(mailTo(email, 2)))
                .contains("A token for a program was made", "https://wenda.example/settings")
                .doesNotContain("#", "secret plan", made, email);
        changes(api.token(email), PASSWORD).isOk(204);
        assertThat(MailServer.textOf(mailTo(email, 3))).contains("Your password was changed");
        clock.forward(Duration.ofMinutes(6));
        delivering.deliver().block();
        assertThat(mails(email))
                .as("each once, and nothing of before it was proved")
                .hasSize(3);
    }

    @Test
    void a_password_is_not_guessed_here_either() {
        Api here = api.as(api.token(email));
        for (int guess = 0; guess < 10; guess++) {
            here.put("/api/members/me/password", passwords("guess " + guess)).isProblem(403, "wrong-password");
        }
        here.put("/api/members/me/password", passwords(PASSWORD)).isProblem(429, "too-many-attempts");
    }

    @Test
    void a_mail_server_that_was_away_loses_no_letter_and_two_instances_write_it_once() {
        mailTo(email, 1);
        MAIL.goAway();
        try {
            forgets(email).isOk(202);
            await().until(() -> Boolean.TRUE.equals(isTriedAgainLater()));
        } finally {
            MAIL.back();
        }
        clock.forward(Duration.ofSeconds(31));
        Mono.when(delivering.deliver(), delivering.deliver()).block();
        open(token(mailTo(email, 1)), NEW_PASSWORD).isOk(200);
        assertThat(mails(email))
                .filteredOn(mail -> MailServer.textOf(mail).contains("/reset#"))
                .hasSize(1);
    }

    @Test
    void nothing_of_this_is_for_who_has_not_signed_in() {
        api.put("/api/members/me/password", passwords(PASSWORD)).isProblem(401, "sign-in-required");
        api.put("/api/members/me/email", "{}").isProblem(401, "sign-in-required");
        api.post("/api/members/me/verification", "").isProblem(401, "sign-in-required");
        forgets("no address").isProblem(400, "invalid");
    }

    private Api.Answer forgets(String address) {
        return api.post("/api/password-resets", Api.json(Map.of("email", address)));
    }

    private Api.Answer open(String token) {
        return api.post("/api/links", Api.json(Map.of("token", token)));
    }

    private Api.Answer open(String token, String password) {
        return api.post("/api/links", Api.json(Map.of("token", token, "password", password)));
    }

    private Api.Answer moves(String session, String to, String password) {
        return api.as(session).put("/api/members/me/email", Api.json(Map.of("email", to, "password", password)));
    }

    private Api.Answer changes(String session, String current) {
        return api.as(session).put("/api/members/me/password", passwords(current));
    }

    private static String passwords(String current) {
        return Api.json(Map.of("current", current, "password", NEW_PASSWORD));
    }

    private void isOver(String session) {
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> api.as(session).get("/api/members/me").isProblem(401, "session-ended"));
    }

    private static List<MimeMessage> mails(String address) {
        return MAIL.to(address);
    }

    /** The newest mail to this address, when there are so many. */
    private static MimeMessage mailTo(String address, int count) {
        await().until(() -> mails(address).size() >= count);
        return mails(address).getLast();
    }

    private static String token(MimeMessage mail) {
        Matcher link = LINK.matcher(MailServer.textOf(mail));
        assertThat(link.find()).isTrue();
        return link.group(2);
    }

    private Boolean isTriedAgainLater() {
        Document member = Objects.requireNonNull(
                Mono.from(database.getCollection("members").find(new Document("emailKey", email)))
                        .block());
        Document mailbox = member.get("mailbox", Document.class);
        return mailbox.getList("letters", Document.class).stream()
                .anyMatch(letter -> letter.getString("purpose").equals("RESET")
                        && letter.getDate("dueAt") != null
                        && letter.getDate("dueAt").toInstant().isAfter(clock.instant())
                        && letter.getDate("dueAt")
                                .toInstant()
                                .isBefore(clock.instant().plusSeconds(60)));
    }

    private long count(String collection) {
        return Objects.requireNonNull(
                Mono.from(database.getCollection(collection).countDocuments()).block());
    }
}
