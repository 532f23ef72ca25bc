package io.wenda.standalone.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /} lists what was caught, {@code /7} shows one as text, {@code /7.html} as it looks, without any script. */
final class MailPages implements HttpHandler {

    private static final String PAGE = """
            <!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark"><title>Mail</title></head>
            <body style="font:16px/1.6 system-ui,sans-serif;max-width:720px;margin:24px auto;padding:0 16px">%s</body></html>
            """;

    private final CaughtMail caught;

    MailPages(CaughtMail caught) {
        this.caught = caught;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            boolean asItLooks = path.endsWith(".html");
            String id = asItLooks ? path.substring(0, path.length() - ".html".length()) : path;
            Optional<String> page = path.isEmpty()
                    ? Optional.of(list())
                    : caught.read(id).map(mail -> asItLooks ? html(mail) : text(id, mail));
            byte[] body = page.orElse("There is no such mail.").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation");
            exchange.sendResponseHeaders(page.isPresent() ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String list() {
        String rows = caught.ids().stream()
                .map(id -> caught.read(id)
                        .map(mail -> "<li><a href=\"/%s\">%s</a> <small>%s</small></li>"
                                .formatted(id, escaped(header(mail, "Subject")), escaped(header(mail, "To"))))
                        .orElse(""))
                .collect(Collectors.joining());
        return PAGE.formatted("<h1>Mail that Wenda would have sent</h1>"
                + (rows.isEmpty()
                        ? "<p>None yet. It comes when an alert is still unread after a while.</p>"
                        : "<ul>" + rows + "</ul>"));
    }

    private static String text(String id, byte[] mail) {
        String headers = Stream.of("From", "To", "Subject", "Date", "List-Unsubscribe")
                .map(name -> name + ": " + escaped(header(mail, name)) + "\n")
                .collect(Collectors.joining());
        return PAGE.formatted(
                "<p><a href=\"/\">All mail</a> · <a href=\"/%s.html\">As it looks</a></p><pre style=\"white-space:pre-wrap\">%s\n%s</pre>"
                        .formatted(id, headers, linked(escaped(part(mail, "text/plain")))));
    }

    private static String html(byte[] mail) {
        return part(mail, "text/html");
    }

    private static String linked(String escaped) {
        return escaped.replaceAll("(https?://[^\\s<]+)", "<a href=\"$1\">$1</a>");
    }

    private static String header(byte[] mail, String name) {
        try {
            @Nullable String value = message(mail).getHeader(name, ", ");
            return value == null ? "" : jakarta.mail.internet.MimeUtility.decodeText(value);
        } catch (MessagingException | IOException e) {
            return e.toString();
        }
    }

    private static String part(byte[] mail, String type) {
        try {
            return part(message(mail), type);
        } catch (MessagingException | IOException e) {
            return escaped(e.toString());
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
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

    private static MimeMessage message(byte[] mail) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(mail));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
