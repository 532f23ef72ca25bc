package io.wenda.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

    @TempDir
    private Path folder;

    @Test
    void mail_is_kept_and_shown_and_is_there_after_a_restart() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder)) {
            assertThat(get(catcher, "").body()).contains("None yet");
            send(catcher, "[Wenda] 心跳超时 <b>", "https://wenda.example/questions/q1", "<p>回答了</p><script>1</script>");
        }
        try (MailCatcher again = MailCatcher.start(folder)) {
            assertThat(get(again, "").body()).contains("[Wenda] 心跳超时 &lt;b>").contains("asker@wenda.test");
            assertThat(get(again, "1").body())
                    .contains("<a href=\"https://wenda.example/questions/q1\">https://wenda.example/questions/q1</a>");
            HttpResponse<String> asItLooks = get(again, "1.html");
            assertThat(asItLooks.body()).contains("<p>回答了</p>");
            assertThat(asItLooks.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'")
                    .contains("sandbox");
            assertThat(get(again, "2").statusCode()).isEqualTo(404);
            assertThat(get(again, "..%2F1").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void only_the_last_are_kept() throws IOException {
        CaughtMail mail = CaughtMail.in(folder);
        for (int i = 0; i <= CaughtMail.MOST; i++) {
            mail.keep(new byte[] {1});
        }
        assertThat(mail.ids()).hasSize(CaughtMail.MOST).startsWith("201", "200").doesNotContain("1");
    }

    private static HttpResponse<String> get(MailCatcher catcher, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(catcher.address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void send(MailCatcher catcher, String subject, String text, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", catcher.smtpHost());
        properties.setProperty("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("wenda@wenda.test");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("asker@wenda.test"));
        mail.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(mail);
    }
}
