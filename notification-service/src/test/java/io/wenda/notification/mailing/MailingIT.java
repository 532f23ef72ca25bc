package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnnouncementState;
import io.wenda.events.MemberContact;
import io.wenda.events.QuestionRemoved;
import io.wenda.mail.MailServer;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import io.wenda.notification.people.People;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Whoever does not read what they are told is written to. */
class MailingIT {

    private static final MailServer SERVER = new MailServer();
    private static final String ADMIN = Sample.id("admin");
    private static final MovedClock CLOCK = new MovedClock();
    private static RunningService service;

    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");
    private final String question = Sample.id("q");
    private final String address = asker + "@wenda.example";

    @BeforeAll
    static void startWithMail() {
        service = RunningService.start(
                Map.of(
                        "spring.mail.host", "127.0.0.1",
                        "spring.mail.port", SERVER.port(),
                        "wenda.mailing.later", "0ms",
                        "wenda.mailing.every", "50ms",
                        "wenda.mailing.again", "100ms",
                        "wenda.mail.public-url", "https://wenda.example"),
                context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> CLOCK));
    }

    @AfterAll
    static void stop() {
        service.close();
        SERVER.close();
    }

    @BeforeEach
    void mailIsTaken() {
        SERVER.back();
    }

    @Test
    void an_answer_that_is_not_read_is_written_of_once_in_the_language_of_its_reader() throws Exception {
        known("zh");
        answer("a" + question);

        MimeMessage mail = only(address);

        assertThat(mail.getSubject()).isEqualTo("[Wenda] " + Sample.TITLE);
        assertThat(text(mail))
                .contains("回答了")
                .contains("https://wenda.example/questions/" + question + "#answer-a" + question);
        assertThat(html(mail)).contains("<html lang=\"zh-Hans\">").contains(Sample.TITLE);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("References")).containsExactly("<question-" + question + "@wenda.example>");
        assertThat(outcome("a" + question)).isEqualTo(Outcome.SENT);
        assertThat(service.bean(Inbox.class)
                        .dueForMail(Instant.now().plusSeconds(60), 1)
                        .block())
                .isEmpty();
    }

    /** It leads to the language that its reader subscribes to; of what was withdrawn meanwhile nothing is written. */
    @Test
    void what_is_announced_is_written_of_to_who_subscribes_unless_it_is_withdrawn_before() throws Exception {
        known("zh");
        service.as(asker)
                .put()
                .uri("/api/announcements/subscriptions/release/en")
                .exchange()
                .expectStatus()
                .isOk();
        String id = Sample.id("n");
        Instant now = Instant.now();
        List<AnnouncementPublished.Title> titles = List.of(new AnnouncementPublished.Title("en", "4.2 is out"));
        service.hear(new AnnouncementPublished(id, "release", titles, author, now));

        MimeMessage mail = only(address);

        assertThat(mail.getSubject()).isEqualTo("[Wenda] 4.2 is out");
        assertThat(text(mail)).contains("公告", "https://wenda.example/announcements/" + id + "?language=en");
        assertThat(mail.getHeader("References")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe")).isNotEmpty();
        String gone = Sample.id("n");
        service.hear(
                new AnnouncementState(gone, 3, "release", List.of(), null, null, null, null, author, now, null, now));
        await().untilAsserted(() -> assertThat(service.bean(PublishedQuestions.class)
                        .goneAmong(List.of(gone))
                        .block())
                .contains(gone));
        service.hear(new AnnouncementPublished(gone, "release", titles, author, now));
        await().untilAsserted(() -> assertThat(service.inbox(asker)).hasSize(2));
        await().untilAsserted(() -> assertThat(service.bean(Inbox.class)
                        .dueForMail(Instant.now().plusSeconds(60), 1)
                        .block())
                .isEmpty());
        assertThat(SERVER.to(address)).hasSize(1);
    }

    @Test
    void the_link_in_it_ends_all_mail_without_signing_in_and_by_a_post_alone() throws Exception {
        known("en");
        answer("first" + question);
        MimeMessage mail = only(address);
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String link = mail.getHeader("List-Unsubscribe")[0].replaceAll("^<https://wenda.example|>$", "");

        service.anonymous().get().uri(link).exchange().expectStatus().is4xxClientError();
        answer("second" + question);
        await().until(() -> SERVER.to(address).size() == 2);

        for (int twice = 0; twice < 2; twice++) {
            service.anonymous()
                    .post()
                    .uri(link)
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .bodyValue("List-Unsubscribe=One-Click")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
        answer("third" + question);
        assertThat(row("third" + question).mailAt()).isNull();
        preferences().jsonPath("$.mail.asked").isEqualTo("never");
        service.anonymous()
                .post()
                .uri("/unsubscribe/none")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_mail_server_that_was_away_loses_nothing_and_what_was_read_meanwhile_is_not_written() {
        known("en");
        SERVER.close();
        answer("read" + question);
        answer("unread" + question);
        service.as(asker)
                .put()
                .uri("/api/inbox/{id}/read", asker + ":answer:read" + question)
                .exchange()
                .expectStatus()
                .isNoContent();
        await().untilAsserted(() -> assertThat(outcome("read" + question)).isEqualTo(Outcome.READ_BEFORE));

        SERVER.back();

        await().untilAsserted(() -> assertThat(outcome("unread" + question)).isEqualTo(Outcome.SENT));
        assertThat(SERVER.to(address)).hasSize(1);
    }

    @Test
    void a_mail_server_that_is_down_for_an_hour_gets_each_mail_once_when_it_is_back() {
        known("en");
        SERVER.goAway();
        answer("patient" + question);
        try {
            for (int tenMinutes = 1; tenMinutes <= 6; tenMinutes++) {
                CLOCK.move(Duration.ofMinutes(10L * tenMinutes));
                Instant tried = CLOCK.instant();
                await().untilAsserted(() -> assertThat(row("patient" + question).mailed())
                        .isNotNull()
                        .returns(Outcome.PUT_OFF, Mailed::outcome)
                        .satisfies(putOff -> assertThat(putOff.at()).isAfterOrEqualTo(tried)));
            }
            SERVER.back();
            await().untilAsserted(
                            () -> assertThat(outcome("patient" + question)).isEqualTo(Outcome.SENT));
        } finally {
            CLOCK.move(Duration.ZERO);
        }
        assertThat(SERVER.to(address)).hasSize(1);
    }

    @Test
    void nobody_is_written_of_what_was_taken_back() {
        known("en");
        SERVER.close();
        answer("gone" + question);
        service.hear(new QuestionRemoved(question, author, Instant.now()));
        await().untilAsserted(() -> assertThat(outcome("gone" + question)).isEqualTo(Outcome.GONE));
    }

    @Test
    void nobody_is_written_of_an_answer_that_was_removed() {
        known("en");
        SERVER.close();
        answer("removed" + question);
        service.hear(Sample.removed(question, "removed" + question, Instant.now()));
        await().untilAsserted(() -> assertThat(outcome("removed" + question)).isEqualTo(Outcome.GONE));
    }

    @Test
    void an_address_that_is_refused_is_said_to_its_owner_and_left_alone_until_there_is_another() throws IOException {
        known("en");
        SERVER.refuse();
        answer("refused" + question);
        await().untilAsserted(() -> assertThat(outcome("refused" + question)).isEqualTo(Outcome.REFUSED));
        preferences()
                .jsonPath("$.refused.words")
                .value(words -> assertThat(words.toString()).contains("550"));

        SERVER.back();
        answer("again" + question);
        await().untilAsserted(() -> assertThat(outcome("again" + question)).isEqualTo(Outcome.REFUSED));
        service.as(asker)
                .delete()
                .uri("/api/preferences/refusal")
                .exchange()
                .expectStatus()
                .isNoContent();
        answer("at-last" + question);
        await().untilAsserted(() -> assertThat(outcome("at-last" + question)).isEqualTo(Outcome.SENT));

        String other = "other-" + address;
        service.hear(new MemberContact(asker, 3, other, "en"), new MemberContact(asker, 2, "old-" + address, "en"));
        await().until(() -> Objects.requireNonNull(
                                service.bean(Recipients.class).find(asker).block())
                        .version()
                == 3);
        answer("elsewhere" + question);
        await().until(() -> SERVER.to(other).size() == 1);
        assertThat(SERVER.to("old-" + address)).isEmpty();
    }

    @Test
    void whose_address_nobody_knows_has_the_alert_all_the_same() {
        answer("unknown" + question);
        await().untilAsserted(() -> assertThat(outcome("unknown" + question)).isEqualTo(Outcome.NO_ADDRESS));
        assertThat(service.rows(asker)).contains(asker + ":answer:unknown" + question);
    }

    @Test
    void an_alert_says_why_it_came_and_by_which_ways() {
        known("en");
        answer("told" + question);
        await().untilAsserted(() -> assertThat(outcome("told" + question)).isEqualTo(Outcome.SENT));

        delivery("told" + question)
                .jsonPath("$.reason")
                .isEqualTo("asked")
                .jsonPath("$.rings")
                .isEqualTo(true)
                .jsonPath("$.mail.state")
                .isEqualTo("sent")
                .jsonPath("$.mail.today")
                .isEqualTo("later")
                .jsonPath("$.mail.messageId")
                .doesNotExist();
        service.as(author)
                .get()
                .uri("/api/inbox/{id}/delivery", asker + ":answer:told" + question)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void an_administrator_has_it_written_once_more_and_a_second_press_does_nothing() throws Exception {
        known("en");
        administered();
        String alert = asker + ":answer:once" + question;
        answer("once" + question);
        String first = only(address).getMessageID();
        service.as(asker)
                .put()
                .uri("/api/inbox/{id}/read", alert)
                .exchange()
                .expectStatus()
                .isNoContent();

        again(asker, alert, "key").isForbidden();
        again(ADMIN, alert, "key").isAccepted();
        await().until(() -> SERVER.to(address).size() == 2);
        await().untilAsserted(() -> assertThat(outcome("once" + question)).isEqualTo(Outcome.SENT));
        again(ADMIN, alert, "key").isAccepted();

        assertThat(row("once" + question).mailAt()).isNull();
        assertThat(SERVER.to(address)).hasSize(2);
        assertThat(SERVER.to(address).getLast().getMessageID()).isNotEqualTo(first);
        explained("once" + question)
                .jsonPath("$.alerts[0].state")
                .isEqualTo("read")
                .jsonPath("$.alerts[0].again.length()")
                .isEqualTo(1)
                .jsonPath("$.alerts[0].again[0].by")
                .isEqualTo("Admin")
                .jsonPath("$.alerts[0].mail.messageId")
                .isEqualTo(SERVER.to(address).getLast().getMessageID());
        again(ADMIN, asker + ":answer:none", "key").isNotFound();
    }

    @Test
    void of_two_presses_at_once_one_is_done() {
        known("en");
        service.as(asker)
                .put()
                .uri("/api/preferences")
                .bodyValue(Map.of("mail", Map.of("asked", "never"), "zone", "UTC"))
                .exchange()
                .expectStatus()
                .isOk();
        answer("pressed" + question);
        delivery("pressed" + question).jsonPath("$.mail.state").isEqualTo("none");
        String alert = asker + ":answer:pressed" + question;
        Inbox inbox = service.bean(Inbox.class);

        Flux.range(0, 8)
                .flatMap(
                        press -> inbox.mailAgain(
                                alert, "key" + press, ADMIN, Instant.now().plusSeconds(3600)),
                        8)
                .blockLast();

        assertThat(row("pressed" + question).timesAgain()).hasSize(1);
    }

    @Test
    void what_the_mail_server_said_is_shown_without_the_address() throws IOException {
        known("en");
        administered();
        SERVER.refuse();
        answer("bounced" + question);
        await().untilAsserted(() -> assertThat(outcome("bounced" + question)).isEqualTo(Outcome.REFUSED));

        explained("bounced" + question)
                .jsonPath("$.alerts[0].mail.words")
                .value(words -> assertThat(words.toString()).startsWith("550 5.1.1 nobody there <a…@w….example>"))
                .jsonPath("$.member.address")
                .isEqualTo("a…@w….example")
                .jsonPath("$.member.refused")
                .isEqualTo(true);
        delivery("bounced" + question)
                .jsonPath("$.mail.state")
                .isEqualTo("refused")
                .jsonPath("$.mail.words")
                .doesNotExist();
    }

    @Test
    void that_the_mail_server_is_away_stands_in_the_ledger_until_it_is_back() {
        known("en");
        administered();
        SERVER.close();
        answer("late" + question);
        await().untilAsserted(() -> assertThat(outcome("late" + question)).isEqualTo(Outcome.PUT_OFF));
        explained("late" + question)
                .jsonPath("$.alerts[0].mail.state")
                .isEqualTo("put-off")
                .jsonPath("$.alerts[0].mail.words")
                .isNotEmpty();
    }

    @Test
    void one_instance_alone_writes_to_a_member_until_its_claim_ends() {
        known("en");
        Recipients recipients = service.bean(Recipients.class);
        Instant now = Instant.parse("2026-11-19T12:00:00Z");
        assertThat(recipients.claim(asker, now, now.plusSeconds(60)).block()).isNotNull();
        assertThat(recipients
                        .claim(asker, now.plusSeconds(59), now.plusSeconds(120))
                        .block())
                .isNull();
        assertThat(recipients
                        .claim(asker, now.plusSeconds(61), now.plusSeconds(120))
                        .block())
                .isNotNull();
        recipients.release(asker).block();
        assertThat(recipients.claim(asker, now, now.plusSeconds(60)).block()).isNotNull();
    }

    @Test
    void what_one_wants_mail_of_is_set_as_a_whole_and_nonsense_is_named() {
        service.as(asker)
                .put()
                .uri("/api/preferences")
                .bodyValue(Map.of(
                        "mail", Map.of("asked", "daily", "followed", "never"),
                        "zone", "Asia/Shanghai",
                        "quiet", Map.of("from", "22:00", "until", "07:30")))
                .exchange()
                .expectStatus()
                .isOk();
        preferences().json("""
                {"mail":{"asked":"daily","followed":"never","answered":"later","commented":"later"},
                 "zone":"Asia/Shanghai","quiet":{"from":"22:00","until":"07:30"},"sending":true}""");

        service.as(asker)
                .put()
                .uri("/api/preferences")
                .bodyValue(Map.of(
                        "mail", Map.of("asked", "sometimes", "bored", "now"),
                        "zone", "Mars/Olympus",
                        "quiet", Map.of("from", "25:00", "until", "07:30")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[*].code")
                .value(codes -> assertThat(codes.toString())
                        .contains("unknown-timing", "unknown-reason", "unknown-zone", "not-a-time"));
    }

    /** The time of today, and as much later as a test wants. */
    private static final class MovedClock extends Clock {

        private volatile Duration later = Duration.ZERO;

        void move(Duration by) {
            later = by;
        }

        @Override
        public Instant instant() {
            return Clock.tickMillis(ZoneOffset.UTC).instant().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void known(String language) {
        service.hear(new MemberContact(asker, 1, address, language));
        await().until(() -> service.bean(Recipients.class).find(asker).block() != null);
    }

    private void answer(String answerId) {
        service.hear(Sample.answered(question, answerId, author, asker));
        await().until(() -> service.rows(asker).contains(asker + ":answer:" + answerId));
    }

    private InboxRow row(String answerId) {
        List<InboxRow> rows = Objects.requireNonNull(service.bean(Inbox.class)
                .now(List.of(asker + ":answer:" + answerId))
                .block());
        return rows.getFirst();
    }

    private Outcome outcome(String answerId) {
        Mailed mailed = row(answerId).mailed();
        assertThat(mailed).isNotNull();
        return Objects.requireNonNull(mailed).outcome();
    }

    private WebTestClient.BodyContentSpec preferences() {
        return read(asker, "/api/preferences");
    }

    private WebTestClient.BodyContentSpec delivery(String answerId) {
        return read(asker, "/api/inbox/{id}/delivery", asker + ":answer:" + answerId);
    }

    private WebTestClient.BodyContentSpec explained(String answerId) {
        return read(ADMIN, "/api/admin/notification/deliveries?member={member}&event={event}", asker, answerId);
    }

    private static WebTestClient.BodyContentSpec read(String memberId, String path, Object... values) {
        return service.as(memberId)
                .get()
                .uri(path, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static StatusAssertions again(String memberId, String alert, String key) {
        return service.as(memberId)
                .post()
                .uri("/api/admin/notification/deliveries/{id}/mail", alert)
                .header("Idempotency-Key", key)
                .exchange()
                .expectStatus();
    }

    private void administered() {
        service.hear(Sample.administrator(ADMIN), Sample.named(asker, "Asker", 1));
        await().until(() -> Objects.requireNonNull(service.bean(People.class)
                                .names(List.of(ADMIN, asker))
                                .block())
                        .size()
                == 2);
    }

    private static MimeMessage only(String address) {
        await().until(() -> !SERVER.to(address).isEmpty());
        assertThat(SERVER.to(address)).hasSize(1);
        return SERVER.to(address).getFirst();
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/plain");
    }

    private static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/html");
    }

    private static String part(jakarta.mail.Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.append(part(parts.getBodyPart(i), type));
            }
        }
        return found.toString();
    }
}
