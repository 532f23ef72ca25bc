package io.wenda.standalone.mail;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.helper.BasicMessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every mail by SMTP and sends none on: whoever tries Wenda reads in the browser what it would have sent. Both ports
 * are on this machine only.
 */
public final class MailCatcher implements AutoCloseable {

    private static final int LARGEST_MAIL = 1 << 20;

    private final SMTPServer smtp;
    private final HttpServer pages;

    private MailCatcher(SMTPServer smtp, HttpServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    /** @param folder where mail is kept: what a run before caught is there again */
    public static MailCatcher start(Path folder) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        CaughtMail caught = CaughtMail.in(folder);
        HttpServer pages = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        pages.createContext("/", new MailPages(caught));
        pages.start();
        SMTPServer smtp = SMTPServer.port(0)
                .bindAddress(loopback)
                .maxMessageSize(LARGEST_MAIL)
                .messageHandlerFactory(new BasicMessageHandlerFactory(
                        (MessageContext context, String from, String to, byte[] mail) -> caught.keep(mail),
                        LARGEST_MAIL))
                .build();
        smtp.start();
        return new MailCatcher(smtp, pages);
    }

    public String smtpHost() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    /** Where the mail is read. */
    public URI address() {
        return URI.create("http://localhost:" + pages.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        smtp.stop();
        pages.stop(0);
    }
}
