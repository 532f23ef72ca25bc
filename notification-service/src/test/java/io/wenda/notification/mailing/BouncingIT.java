package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.wenda.events.MemberContact;
import io.wenda.mail.DeliveryReport;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import io.wenda.notification.mailing.Bouncing.Heard;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Mail that a server took and could not deliver comes back, and its address is left alone. */
class BouncingIT {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private static final String HARD = "5.1.1";
    private static final String SOFT = "4.2.2";
    private static RunningService service;
    private static GreenMailUser box;

    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");
    private final String question = Sample.id("q");
    private final String address = asker + "@wenda.example";

    @BeforeAll
    static void startWithAMailbox() {
        MAIL.start();
        box = MAIL.setUser("bounces@wenda.example", "bounces", "secret");
        service = RunningService.start(
                Map.ofEntries(
                        Map.entry("spring.mail.host", "127.0.0.1"),
                        Map.entry("spring.mail.port", MAIL.getSmtp().getPort()),
                        Map.entry("wenda.mailing.later", "0ms"),
                        Map.entry("wenda.mailing.every", "50ms"),
                        Map.entry("wenda.mail.public-url", "https://wenda.example"),
                        Map.entry("wenda.bounces.address", "bounces@wenda.example"),
                        Map.entry("wenda.bounces.host", "127.0.0.1"),
                        Map.entry("wenda.bounces.port", MAIL.getImap().getPort()),
                        Map.entry("wenda.bounces.tls", "false"),
                        Map.entry("wenda.bounces.user", "bounces"),
                        Map.entry("wenda.bounces.password", "secret"),
                        Map.entry("wenda.bounces.every", "50ms")),
                context -> {});
    }

    @AfterAll
    static void stop() {
        service.close();
        MAIL.stop();
    }

    @Test
    void an_address_at_which_nobody_is_reached_is_left_alone_and_its_owner_reads_so() {
        known();
        String path = returnPath(answered("first"));
        assertThat(path).startsWith("bounces+").endsWith("@wenda.example").doesNotContain(asker);

        comesBack(path, HARD);

        await().untilAsserted(() -> assertThat(outcome("first")).isEqualTo(Outcome.BOUNCED));
        preferences().jsonPath("$.refused.words").isEqualTo("550 5.1.1 <" + address + "> unknown");
        service.as(asker)
                .get()
                .uri("/api/inbox/{id}/delivery", asker + ":answer:first" + question)
                .exchange()
                .expectBody()
                .jsonPath("$.mail.state")
                .isEqualTo("bounced");
        hear("second");
        await().untilAsserted(() -> assertThat(outcome("second")).isEqualTo(Outcome.REFUSED));
    }

    /** Two instances may read one box, and a crash may leave a report unread. */
    @Test
    void a_report_that_is_heard_again_changes_nothing() {
        known();
        DeliveryReport report = new DeliveryReport(returnPath(answered("twice")), HARD, "550 5.1.1 unknown");

        assertThat(hear(report)).isEqualTo(Heard.ADDRESS_CLOSED);
        service.as(asker)
                .delete()
                .uri("/api/preferences/refusal")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(hear(report)).isEqualTo(Heard.KNOWN);
        preferences().jsonPath("$.refused").doesNotExist();
    }

    @Test
    void what_says_nothing_for_good_counts_and_enough_of_it_closes_the_address() {
        known();
        for (int i = 1; i < Recipient.ENOUGH; i++) {
            DeliveryReport report = new DeliveryReport(returnPath(answered("soft" + i)), SOFT, "452 4.2.2 full");
            assertThat(hear(report)).isEqualTo(Heard.COUNTED);
            assertThat(hear(report)).isEqualTo(Heard.KNOWN);
        }
        preferences().jsonPath("$.refused").doesNotExist();

        DeliveryReport last = new DeliveryReport(returnPath(answered("last")), SOFT, "452 4.2.2 full");
        assertThat(hear(last)).isEqualTo(Heard.ADDRESS_CLOSED);
        preferences().jsonPath("$.refused.words").isEqualTo("452 4.2.2 full");
    }

    @Test
    void what_somebody_made_up_is_refused_and_so_is_what_was_sent_to_an_address_that_was_left() {
        known();
        String path = returnPath(answered("forged"));
        String seal = path.substring("bounces+".length() + 20, path.indexOf('@'));
        String other = seal.startsWith("0") ? "1" + seal.substring(1) : "0" + seal.substring(1);
        comesBack(path.replace(seal, other), HARD);
        comesBack("bounces@wenda.example", HARD);

        for (String forged : List.of(path.replace(seal, other), "bounces@wenda.example", "", path.replace("w", "x"))) {
            assertThat(hear(new DeliveryReport(forged, HARD, "550 5.1.1 unknown")))
                    .isEqualTo(Heard.REFUSED);
        }
        assertThat(outcome("forged")).isEqualTo(Outcome.SENT);

        service.hear(new MemberContact(asker, 2, "new-" + address, "en"));
        await().until(() -> Objects.requireNonNull(
                                service.bean(Recipients.class).find(asker).block())
                        .version()
                == 2);
        assertThat(hear(new DeliveryReport(path, HARD, "550 5.1.1 unknown"))).isEqualTo(Heard.REFUSED);
    }

    @Test
    void a_server_that_changes_the_case_of_the_path_is_understood() {
        known();
        String path = returnPath(answered("case"));
        String loud = path.toUpperCase(Locale.ROOT);
        assertThat(hear(new DeliveryReport("<" + loud + ">", HARD, "550 5.1.1 unknown")))
                .isEqualTo(Heard.ADDRESS_CLOSED);
    }

    /** What nobody understands is left where it is, and what comes after it is read. */
    @Test
    void a_message_that_is_no_report_stops_none() {
        known();
        String path = returnPath(answered("after"));
        deliver("Subject: Win a prize\r\n\r\nClick.\r\n");
        deliver("Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed\r\n\r\nx");
        comesBack(path, HARD);

        await().untilAsserted(() -> assertThat(outcome("after")).isEqualTo(Outcome.BOUNCED));
    }

    private static @Nullable Heard hear(DeliveryReport report) {
        return service.bean(Bouncing.class).hear(report).block();
    }

    private void known() {
        service.hear(new MemberContact(asker, 1, address, "en"));
        await().until(() -> service.bean(Recipients.class).find(asker).block() != null);
    }

    private void hear(String answer) {
        service.hear(Sample.answered(question, answer + question, author, asker));
        await().until(() -> service.rows(asker).contains(asker + ":answer:" + answer + question));
    }

    /** The mail of a new answer. */
    private MimeMessage answered(String answer) {
        int before = mails().size();
        hear(answer);
        await().until(() -> mails().size() == before + 1);
        await().untilAsserted(() -> assertThat(outcome(answer)).isEqualTo(Outcome.SENT));
        return mails().getLast();
    }

    private List<MimeMessage> mails() {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return Arrays.toString(mail.getAllRecipients()).contains(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String returnPath(MimeMessage mail) {
        try {
            return mail.getHeader("Return-Path")[0].replaceAll("[<>]", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Outcome outcome(String answer) {
        Mailed mailed = Objects.requireNonNull(service.bean(Inbox.class)
                        .now(List.of(asker + ":answer:" + answer + question))
                        .block())
                .getFirst()
                .mailed();
        return mailed == null ? null : mailed.outcome();
    }

    private WebTestClient.BodyContentSpec preferences() {
        return service.as(asker)
                .get()
                .uri("/api/preferences")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private void comesBack(String path, String status) {
        deliver("""
                To: <%s>
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 %s <%s> unknown
                --b--
                """.formatted(path, address, status, status, address).replace("\n", "\r\n"));
    }

    private static void deliver(String message) {
        try {
            box.deliver(new MimeMessage(null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
