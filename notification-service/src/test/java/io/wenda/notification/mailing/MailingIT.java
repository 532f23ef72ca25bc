package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberContact;
import io.wenda.events.QuestionRemoved;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Whoever does not read what they are told is written to. */
class MailingIT {

    private static final MailServer SERVER = new MailServer();
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
                        "wenda.mail.later", "0ms",
                        "wenda.mail.every", "50ms",
                        "wenda.mail.again", "100ms",
                        "wenda.mail.public-url", "https://wenda.example"),
                context -> {});
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
    void nobody_is_written_of_what_was_taken_back() {
        known("en");
        SERVER.close();
        answer("gone" + question);
        service.hear(new QuestionRemoved(question, author, Instant.now()));
        await().untilAsserted(() -> assertThat(outcome("gone" + question)).isEqualTo(Outcome.GONE));
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

    private org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec preferences() {
        return service.as(asker)
                .get()
                .uri("/api/preferences")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
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
