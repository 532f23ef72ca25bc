package io.wenda.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A mail server that can go away, come back, and refuse addresses for good. */
public final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int port;
    private @Nullable GreenMail taking;
    private @Nullable ServerSocket refusing;
    private Thread refuser = new Thread();

    public MailServer() {
        port = freePort();
        back();
    }

    /** One below those of outgoing connections: it must be free again after each stop. */
    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(12_000, 16_000);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Takes whatever comes. */
    public void back() {
        goAway();
        GreenMail server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        taking = server;
    }

    /** Mail that came for this address since the server is back. */
    public List<MimeMessage> to(String address) {
        GreenMail server = taking;
        return server == null
                ? List.of()
                : Arrays.stream(server.getReceivedMessages())
                        .filter(mail -> recipients(mail).contains(address))
                        .toList();
    }

    /** A mail as who reads plain text sees it. */
    public static String textOf(MimeMessage mail) {
        try {
            return text(mail);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString();
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.append(text(parts.getBodyPart(i)));
            }
        }
        return found.toString();
    }

    private static String recipients(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getAllRecipients());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says of every address that nobody lives there. */
    public void refuse() throws IOException {
        goAway();
        ServerSocket server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        refusing = server;
        refuser = Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket caller = server.accept()) {
                    converse(caller);
                } catch (IOException gone) {
                    // The next one, or none where the server was closed.
                }
            }
        });
    }

    private static void converse(Socket caller) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        say(caller, "220 refusing");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            say(caller, line.startsWith("RCPT") ? "550 5.1.1 nobody there " + line.substring(8) : "250 yes");
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        goAway();
    }

    /** Nobody answers at its port. */
    public void goAway() {
        if (taking != null) {
            taking.stop();
        }
        taking = null;
        try {
            if (refusing != null) {
                refusing.close();
                // Whoever waits for a caller holds the port until it has noticed.
                refuser.join(PATIENCE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        refusing = null;
    }
}
