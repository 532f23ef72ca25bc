package io.wenda.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What mail servers on the way say of a mail that they could not deliver (RFC 3464).
 *
 * @param cameTo the headers of the report that name where it was sent: the mail's return path is among them
 * @param status of RFC 3463: {@code 5.1.1}
 * @param words of the server that refused it, in one line
 */
public record DeliveryReport(String cameTo, String status, String words) {

    private static final List<String> RECIPIENTS =
            List.of("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int LONGEST_PART = 64 * 1024;
    private static final int LONGEST_WORDS = 500;
    private static final int DEEPEST = 5;

    /** What a status says of the address. */
    public enum Verdict {
        /** Nobody is reached there: there is no such address, or it is closed. */
        HARD,
        /** This mail was not taken: the box is full, the server is away, the text displeased. The next may be. */
        SOFT
    }

    /**
     * By the classes and subjects of RFC 3463: for good and about the address, the mailbox or the way to it. A full mailbox, a mail
     * that is too long and what has to do with policy or content says nothing of the next mail.
     */
    public Verdict verdict() {
        Matcher parts = STATUS.matcher(status);
        if (!parts.matches() || !parts.group(1).equals("5")) {
            return Verdict.SOFT;
        }
        boolean ofAddress = List.of("0", "1", "2", "4").contains(parts.group(2));
        boolean ofThisMail = status.equals("5.2.2") || status.equals("5.2.3");
        return ofAddress && !ofThisMail ? Verdict.HARD : Verdict.SOFT;
    }

    /**
     * The report in a message; empty where it is none, or says that the mail is delivered or still on its way. Of several
     * recipients the first that failed counts: Wenda's mails have one.
     *
     * @throws MessagingException where it breaks the rules of its own format
     */
    static Optional<DeliveryReport> of(MimeMessage message) throws MessagingException, IOException {
        return message.isMimeType("multipart/report")
                ? Optional.ofNullable(statusPart(message, 0)).flatMap(part -> failed(part, cameTo(message)))
                : Optional.empty();
    }

    private static @Nullable String statusPart(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            try (InputStream text = part.getInputStream()) {
                return new String(text.readNBytes(LONGEST_PART), StandardCharsets.UTF_8);
            }
        }
        if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = statusPart(inner, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Groups of fields with empty lines between them: the first about the mail, each other about a recipient. */
    private static Optional<DeliveryReport> failed(String fields, String cameTo) {
        List<InternetHeaders> groups = new ArrayList<>();
        for (String group : fields.replace("\r\n", "\n").strip().split("\n\\s*\n")) {
            groups.add(headers(group));
        }
        return groups.stream()
                .filter(group -> "failed".equals(word(group.getHeader("Action", null))))
                .map(group -> new DeliveryReport(cameTo, status(group), words(group)))
                .findFirst();
    }

    private static InternetHeaders headers(String group) {
        try {
            return new InternetHeaders(
                    new ByteArrayInputStream((group + "\n\n").getBytes(StandardCharsets.UTF_8)), true);
        } catch (MessagingException e) {
            return new InternetHeaders();
        }
    }

    /** Without comments in parentheses. */
    private static String word(@Nullable String field) {
        return field == null ? "" : field.replaceAll("\\([^)]*\\)", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String status(InternetHeaders group) {
        Matcher found = STATUS.matcher(Objects.requireNonNullElse(group.getHeader("Status", null), ""));
        return found.find() ? found.group() : "";
    }

    /** {@code smtp; 550 5.1.1 unknown}: what stands after the kind of server. */
    private static String words(InternetHeaders group) {
        String said = Objects.requireNonNullElse(group.getHeader("Diagnostic-Code", null), status(group));
        String line = said.replaceFirst("^[^;\\s]*;", "")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        int length = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.min(length, LONGEST_WORDS)));
    }

    private static String cameTo(MimeMessage message) {
        return String.join(
                "\n", RECIPIENTS.stream().flatMap(name -> values(message, name)).toList());
    }

    private static Stream<String> values(MimeMessage message, String header) {
        try {
            String[] values = message.getHeader(header);
            return values == null ? Stream.empty() : Arrays.stream(values);
        } catch (MessagingException e) {
            return Stream.empty();
        }
    }

    /** Without the words, that may name an address: this might be logged. */
    @Override
    public String toString() {
        return "DeliveryReport[" + status + "]";
    }
}
