package io.wenda.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostboxTest {

    private static final Sender SENDER =
            new Sender("127.0.0.1", "Wenda <wenda@example.org>", "Wenda", URI.create("https://wenda.example/"));

    @Test
    void a_mail_comes_with_its_own_id_and_says_that_a_program_wrote_it() throws Exception {
        try (MailServer server = new MailServer()) {
            postbox(server).send(mail("mei@example.org"));

            await().until(() -> !server.to("mei@example.org").isEmpty());
            MimeMessage mail = server.to("mei@example.org").getFirst();
            assertThat(mail.getMessageID()).isEqualTo("<one@wenda.example>");
            assertThat(mail.getSubject()).isEqualTo("第一");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("List-Id")).containsExactly("<tests>");
            assertThat(MailServer.textOf(mail)).contains("in words");
        }
    }

    @Test
    void an_address_that_is_refused_for_good_is_told_apart_from_a_server_that_is_away() throws Exception {
        try (MailServer server = new MailServer()) {
            Postbox postbox = postbox(server);
            server.refuse();
            assertThatThrownBy(() -> postbox.send(mail("mei@example.org")))
                    .isInstanceOf(AddressRefused.class)
                    .hasMessageStartingWith("550 ");
            assertThatThrownBy(() -> postbox.send(mail("no address"))).isInstanceOf(AddressRefused.class);
            server.goAway();
            assertThatThrownBy(() -> postbox.send(mail("mei@example.org"))).isInstanceOf(MailException.class);
        }
    }

    @Test
    void what_might_be_logged_names_no_address() {
        assertThat(mail("mei@example.org").toString()).doesNotContain("mei").doesNotContain("words");
    }

    private static Postbox postbox(MailServer server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return new Postbox(sender, SENDER);
    }

    private static Mail mail(String to) {
        return new Mail(SENDER.messageId("one"), to, "第一", "in words", "<p>in words</p>", Map.of("List-Id", "<tests>"));
    }
}
