package io.wenda.notification.webhooks;

import static com.mongodb.client.model.Updates.set;

import io.netty.util.NetUtil;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.web.Language;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a webhook.
 *
 * @param name as they call it
 * @param url where messages are sent: {@code https}, without user and password. Absent in a change: where they were
 * @param format who reads them: {@code standard} for a program, else the chat robot's maker. Stays what it was at first
 * @param events what it is told of; a chat robot of new questions, new answers and accepted ones alone
 * @param language in which a chat group is spoken to
 * @param secret what the robot's owner set there (DingTalk, Feishu). Absent in a change: as it was
 * @param version that was read, where it is changed
 */
record WebhookRequest(
        @Nullable @Bounds(min = 1, max = Webhook.LONGEST_NAME)
        String name,

        @Nullable @Bounds(min = 1, max = Webhook.LONGEST_URL)
        String url,

        @Nullable @CodeOf(Format.class) String format,
        @Nullable @Required List<@Nullable String> events,
        @Nullable @Required @CodeOf(Language.class) String language,
        @Nullable @Bounds(max = Webhook.LONGEST_SECRET) String secret,
        @Nullable Long version) {

    Webhook first(String id, String by, Instant now, boolean privateNetworks) {
        Violations violations = new Violations();
        Format shape = Format.of(format).orElse(null);
        if (shape == null) {
            violations.add("format", format == null ? "required" : "unknown-value");
            shape = Format.STANDARD;
        }
        String checkedName = violations.line("name", name, 1, Webhook.LONGEST_NAME);
        String checkedUrl = url(violations, privateNetworks);
        String given = secret(violations, shape);
        List<Happening> happenings = happenings(violations, shape);
        Language spoken = language(violations);
        violations.refuseIfAny();
        return new Webhook(
                id,
                checkedName,
                checkedUrl,
                shape,
                shape.isForPrograms() ? Signature.newSecret() : given,
                null,
                null,
                happenings,
                spoken,
                null,
                now,
                by,
                1,
                null,
                null,
                null,
                null);
    }

    /** What is wrong with a change whatever the webhook is now. */
    void requireReadable(boolean privateNetworks) {
        Violations violations = new Violations();
        violations.required("version", version);
        changes(violations, privateNetworks);
        violations.refuseIfAny();
    }

    List<Bson> changes(Webhook there, boolean privateNetworks) {
        Violations violations = new Violations();
        if (format != null && !format.equals(there.format().code())) {
            violations.add("format", "stays");
        }
        List<Bson> changes = changes(violations, privateNetworks);
        changes.add(set("happenings", happenings(violations, there.format())));
        if (secret != null) {
            changes.add(set("secret", secret(violations, there.format())));
        }
        violations.refuseIfAny();
        return changes;
    }

    private List<Bson> changes(Violations violations, boolean privateNetworks) {
        List<Bson> changes = new ArrayList<>();
        changes.add(set("name", violations.line("name", name, 1, Webhook.LONGEST_NAME)));
        changes.add(set("language", language(violations)));
        if (url != null) {
            changes.add(set("url", url(violations, privateNetworks)));
        }
        violations.secret("secret", secret, 0, Webhook.LONGEST_SECRET);
        return changes;
    }

    long version(Webhook there) {
        return version == null ? there.version() : version;
    }

    /** The part of an address that tells nobody how to speak there. */
    static String hostOf(String url) {
        return URI.create(url).getHost();
    }

    private String secret(Violations violations, Format shape) {
        String given = violations.secret("secret", secret, 0, Webhook.LONGEST_SECRET);
        if (!given.isEmpty() && !shape.takesSecret()) {
            violations.add("secret", "not-for-this-format");
        }
        return given;
    }

    private List<Happening> happenings(Violations violations, Format shape) {
        List<Happening> chosen = new ArrayList<>();
        for (String code : events == null ? List.<@Nullable String>of() : events) {
            Optional<Happening> known = Happening.chosen(String.valueOf(code));
            if (known.isEmpty()) {
                violations.add("events", "unknown-value");
            } else if (!shape.isForPrograms() && !known.get().isForChats()) {
                violations.add("events", "not-for-this-format");
            } else if (!chosen.contains(known.get())) {
                chosen.add(known.get());
            }
        }
        if (chosen.isEmpty() && violations.accepts("events")) {
            violations.add("events", "required");
        }
        return chosen;
    }

    private Language language(Violations violations) {
        Optional<Language> known = Arrays.stream(Language.values())
                .filter(each -> each.code().equals(language))
                .findFirst();
        if (known.isEmpty()) {
            violations.add("language", language == null ? "required" : "unknown-value");
        }
        return known.orElse(Language.EN);
    }

    /** Of a name it is looked up when something is sent whether it is in the internet: it may change. */
    private String url(Violations violations, boolean privateNetworks) {
        String line = violations.line("url", url, 1, Webhook.LONGEST_URL);
        if (!violations.accepts("url")) {
            return "";
        }
        try {
            URI address = new URI(line);
            String host = address.getHost();
            if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
                violations.add("url", "not-an-address");
            } else if (!"https".equals(address.getScheme())
                    && !(privateNetworks && "http".equals(address.getScheme()))) {
                violations.add("url", "not-https");
            } else if (!privateNetworks && isPrivate(host)) {
                violations.add("url", "private-network");
            }
        } catch (URISyntaxException e) {
            violations.add("url", "not-an-address");
        }
        return line;
    }

    private static boolean isPrivate(String host) {
        byte[] numbers = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return host.equalsIgnoreCase("localhost")
                    || (numbers != null && !PublicAddresses.isPublic(InetAddress.getByAddress(numbers)));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
