package io.wenda.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox that reports of mail come back to, read by IMAP. A message is marked as read when it was dealt with, and stays: so
 * what fails is read again, people can look at what came, and several instances may read the same box.
 */
public final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int AT_ONCE = 200;
    private static final int LONGEST = 2 * 1024 * 1024;
    private static final long PATIENCE_MILLIS = Duration.ofSeconds(30).toMillis();

    /**
     * Where it is, and as whom one reads it.
     *
     * @param tls false only where nobody else is on the way to it
     */
    public record Account(String host, int port, boolean tls, String user, String password, String folder) {

        /** Without the password, as it might be logged. */
        @Override
        public String toString() {
            return "Account[" + host + ":" + port + "]";
        }
    }

    private final Account account;

    public Mailbox(Account account) {
        this.account = account;
    }

    /**
     * Hands over what is unread, the oldest first, as far as it is a report. Blocks while it reads.
     *
     * @param dealWith ends when the report may be forgotten; what it throws leaves the message unread
     * @return how many messages were read, reports or not
     * @throws MessagingException when the mailbox cannot be read now
     */
    public int read(Consumer<DeliveryReport> dealWith) throws MessagingException {
        try (Store store = session().getStore()) {
            store.connect(account.host(), account.port(), account.user(), account.password());
            Folder folder = store.getFolder(account.folder());
            folder.open(Folder.READ_WRITE);
            try (folder) {
                Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                List<Message> some = Arrays.stream(unread).limit(AT_ONCE).toList();
                for (Message message : some) {
                    report(message).ifPresent(dealWith);
                    message.setFlag(Flags.Flag.SEEN, true);
                }
                return some.size();
            }
        }
    }

    /** What nobody can read is no report, and stops no other. Fetched whole: what servers say of its parts differs. */
    private static Optional<DeliveryReport> report(Message message) throws MessagingException {
        try {
            return message.getSize() <= LONGEST && message instanceof MimeMessage mail
                    ? DeliveryReport.of(new MimeMessage(mail))
                    : Optional.empty();
        } catch (IOException | MessagingException e) {
            if (!message.getFolder().isOpen()) {
                throw new MessagingException("the mailbox went away", e);
            }
            LOG.warn(
                    "a message in the mailbox of reports cannot be read: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Reading a message does not mark it: that is done when it was dealt with. */
    private Session session() {
        String protocol = account.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.put("mail.store.protocol", protocol);
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail." + protocol + "." + timeout, Long.toString(PATIENCE_MILLIS));
        }
        properties.put("mail." + protocol + ".peek", "true");
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }
}
