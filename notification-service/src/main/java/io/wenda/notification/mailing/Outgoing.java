package io.wenda.notification.mailing;

import io.wenda.notification.inbox.InboxItem;
import io.wenda.web.MailPage;
import io.wenda.web.Pages;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands a mail to the mail server.
 *
 * <p>The headers say that a program wrote it (RFC 3834), to which question it belongs (RFC 5322), and how one makes it stop
 * with one click (RFC 8058). Its id is made of the alerts it tells, so the same mail sent twice is known to be the same.
 */
@Component
class Outgoing {

    private static final int LAST_PERMANENT = 559;
    private static final int FIRST_PERMANENT = 500;

    private final JavaMailSender server;
    private final MailProperties properties;
    private final Pages pages = new Pages();

    Outgoing(JavaMailSender server, MailProperties properties) {
        this.server = server;
        this.properties = properties;
    }

    /** That a mail server will never take mail for this address. */
    static final class AddressRefused extends Exception {
        private static final long serialVersionUID = 1L;

        AddressRefused(String words) {
            super(words);
        }
    }

    /** @throws MailException when it may work later */
    void send(Recipient to, String address, List<InboxItem> alerts) throws AddressRefused {
        try {
            server.send(message(to, address, alerts));
        } catch (AddressException e) {
            throw new AddressRefused("not an address");
        } catch (MessagingException e) {
            throw new MailSendException("cannot be written", e);
        } catch (MailSendException e) {
            Optional<String> refusal = refusal(e);
            if (refusal.isPresent()) {
                throw new AddressRefused(refusal.get());
            }
            throw e;
        }
    }

    private MimeMessage message(Recipient to, String address, List<InboxItem> alerts) throws MessagingException {
        MailPage page = Letter.of(to, alerts, properties);
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        mail.setFrom(properties.from());
        mail.setTo(address);
        mail.setSubject(page.subject());
        mail.setText(page.text(), pages.mail(page));
        String host = properties.publicUrl().getHost();
        message.setHeader("List-Unsubscribe", "<" + page.stopUrl() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setHeader("List-Id", "<alerts." + host + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (page.questions().size() == 1) {
            String thread = "<question-" + alerts.getFirst().questionId() + "@" + host + ">";
            message.setHeader("In-Reply-To", thread);
            message.setHeader("References", thread);
        }
        return new WithId(message, "<" + idOf(alerts) + "@" + host + ">");
    }

    private static String idOf(List<InboxItem> alerts) {
        String all = alerts.stream().map(InboxItem::id).sorted().collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server said of the address, if it was about that and for good. */
    private static Optional<String> refusal(MailSendException failure) {
        return Stream.of(failure.getMessageExceptions())
                .flatMap(Outgoing::chain)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .filter(said -> said.getReturnCode() >= FIRST_PERMANENT && said.getReturnCode() <= LAST_PERMANENT)
                .map(said -> "%d %s".formatted(said.getReturnCode(), said.getMessage()))
                .findFirst();
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(
                first,
                Objects::nonNull,
                each -> each instanceof SendFailedException failed ? failed.getNextException() : null);
    }

    /** Jakarta Mail would give a mail an id of its own when it is saved. */
    private static final class WithId extends MimeMessage {

        private final String id;

        WithId(MimeMessage message, String id) throws MessagingException {
            super(message);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
