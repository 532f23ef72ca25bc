package io.wenda.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Hands a mail to the mail server, as text and as HTML. Its headers say that a program wrote it (RFC 3834); Spring keeps the
 * {@code Message-ID} that is there, where Jakarta Mail would give it another.
 */
public final class Postbox {

    private static final int LAST_PERMANENT = 559;
    private static final int FIRST_PERMANENT = 500;

    private final JavaMailSender server;
    private final Sender sender;

    public Postbox(JavaMailSender server, Sender sender) {
        this.server = server;
        this.sender = sender;
    }

    /**
     * Returns when the server has taken it. Blocks for as long as {@code spring.mail} allows.
     *
     * @throws MailException when it may work later
     */
    public void send(Mail mail) throws AddressRefused {
        try {
            server.send(message(mail));
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

    private MimeMessage message(Mail mail) throws MessagingException {
        SMTPMessage message = new SMTPMessage(server.createMimeMessage().getSession());
        if (mail.returnPath() != null) {
            message.setEnvelopeFrom(mail.returnPath());
        }
        MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(sender.from());
        parts.setTo(mail.to());
        parts.setSubject(mail.subject());
        parts.setText(mail.text(), mail.html());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setHeader("Message-ID", mail.id());
        return message;
    }

    /** What the server said of the address, if it was about that and for good. */
    private static Optional<String> refusal(MailSendException failure) {
        return Stream.of(failure.getMessageExceptions())
                .flatMap(Postbox::chain)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .filter(said -> said.getReturnCode() >= FIRST_PERMANENT && said.getReturnCode() <= LAST_PERMANENT)
                .map(said -> String.valueOf(said.getMessage()).strip())
                .findFirst();
    }

    /** What went wrong for now: the server's words where it said any, else what could not be done. */
    public static String wordsOf(MailException failure) {
        Throwable first = failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure;
        Throwable last =
                Stream.iterate(first, Objects::nonNull, Postbox::next).reduce(first, (earlier, later) -> later);
        String words =
                Objects.requireNonNullElse(last.getMessage(), last.getClass().getSimpleName());
        return words.lines().findFirst().orElse("").strip();
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : failure.getCause();
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(
                first,
                Objects::nonNull,
                each -> each instanceof SendFailedException failed ? failed.getNextException() : null);
    }
}
