package io.wenda.notification.mailing;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail server that can go away, come back, and refuse addresses for good. */
final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private @Nullable GreenMail taking;
    private @Nullable ServerSocket refusing;

    MailServer() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        back();
    }

    int port() {
        return port;
    }

    /** Takes whatever comes. */
    void back() {
        close();
        GreenMail server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        taking = server;
    }

    /** Mail that came for this address since the server is back. */
    List<MimeMessage> to(String address) {
        GreenMail server = taking;
        return server == null
                ? List.of()
                : Arrays.stream(server.getReceivedMessages())
                        .filter(mail -> recipients(mail).contains(address))
                        .toList();
    }

    private static String recipients(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getAllRecipients());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says of every address that nobody lives there. */
    void refuse() throws IOException {
        close();
        ServerSocket server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        refusing = server;
        Thread.ofVirtual().start(() -> {
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
            say(caller, line.startsWith("RCPT") ? "550 5.1.1 nobody of that name" : "250 yes");
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Nobody answers at its port. */
    @Override
    public void close() {
        if (taking != null) {
            taking.stop();
        }
        taking = null;
        try {
            if (refusing != null) {
                refusing.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refusing = null;
    }
}
