package io.wenda.notification.announcing;

import io.wenda.http.creating.RequestHash;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.web.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the staff wants an announcement to say.
 *
 * @param texts one for each language, at least one; the first one stands in for languages that have none
 * @param link where more is to be read, {@code https} or {@code http}; absent for nowhere
 * @param startsAt of an event: when it begins; refused otherwise
 * @param endsAt of an event: when it ends, if that is known
 * @param place of an event: where it is
 * @param version that was read, where it is changed
 */
public record ContentRequest(
        @Nullable @Required @CodeOf(Topic.class) String topic,
        @Nullable @Required List<@Nullable TextRequest> texts,
        @Nullable @Bounds(max = ContentRequest.LONGEST_LINK) String link,
        @Nullable String startsAt,
        @Nullable String endsAt,

        @Nullable @Bounds(max = ContentRequest.LONGEST_PLACE)
        String place,

        @Nullable Long version) {

    public static final int LONGEST_TITLE = 150;
    public static final int LONGEST_BODY = 40_000;
    public static final int LONGEST_LINK = 500;
    public static final int LONGEST_PLACE = 150;

    /** @param body Markdown */
    public record TextRequest(
            @Nullable @Required @CodeOf(Language.class) String language,

            @Nullable @Bounds(min = 1, max = ContentRequest.LONGEST_TITLE)
            String title,

            @Nullable @Bounds(min = 1, max = ContentRequest.LONGEST_BODY)
            String body) {}

    /** What it is to say, or everything that is wrong with it. */
    Content content() {
        Violations violations = new Violations();
        Content content = content(violations);
        violations.refuseIfAny();
        return content;
    }

    /** The same where a version is changed. */
    Content next() {
        Violations violations = new Violations();
        violations.required("version", version);
        Content content = content(violations);
        violations.refuseIfAny();
        return content;
    }

    /** Which version is changed; {@link #next} refuses where nobody says so. */
    long changed() {
        return version == null ? 0 : version;
    }

    /** To know the same request when it comes again. */
    String hash() {
        return RequestHash.of(topic, String.valueOf(texts), link, startsAt, endsAt, place);
    }

    /** The texts of this, as somebody would ask for them. */
    public static List<@Nullable TextRequest> textsOf(Content content) {
        return new ArrayList<>(content.texts().stream()
                .map(text -> new TextRequest(text.language().code(), text.title(), text.body()))
                .toList());
    }

    /** What it is to say, as far as it can be read; what is wrong is added to the violations. */
    public Content content(Violations violations) {
        Optional<Topic> about = Topic.of(topic);
        if (about.isEmpty()) {
            violations.add("topic", topic == null ? "required" : "unknown-value");
        }
        return new Content(
                about.orElse(Topic.ARTICLE),
                texts(violations),
                link(violations),
                gathering(violations, about.orElse(Topic.ARTICLE)));
    }

    private List<Content.Text> texts(Violations violations) {
        List<Content.Text> read = new ArrayList<>();
        List<@Nullable TextRequest> wanted = texts == null ? List.of() : texts;
        if (wanted.isEmpty()) {
            violations.add("texts", "required");
        }
        for (TextRequest text : wanted) {
            Optional<Language> language = text == null ? Optional.empty() : language(text.language());
            if (text == null || language.isEmpty()) {
                violations.add("texts", text == null || text.language() == null ? "required" : "unknown-value");
                continue;
            }
            String field = "texts." + language.get().code();
            if (read.stream().anyMatch(before -> before.language() == language.get())) {
                violations.add("texts", "twice");
            }
            read.add(new Content.Text(
                    language.get(),
                    violations.line(field + ".title", text.title(), 1, LONGEST_TITLE),
                    violations.text(field + ".body", text.body(), 1, LONGEST_BODY)));
        }
        return read;
    }

    private static Optional<Language> language(@Nullable String code) {
        return Arrays.stream(Language.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }

    private @Nullable String link(Violations violations) {
        String line = violations.line("link", link, 0, LONGEST_LINK);
        if (line.isEmpty()) {
            return null;
        }
        if (!isWebAddress(line)) {
            violations.add("link", "not-an-address");
        }
        return line;
    }

    /** Whether it leads to a web page, without somebody's name and password. */
    static boolean isWebAddress(String line) {
        try {
            URI address = new URI(line);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Content.@Nullable Gathering gathering(Violations violations, Topic about) {
        if (about != Topic.EVENT) {
            refuse(violations, "startsAt", startsAt);
            refuse(violations, "endsAt", endsAt);
            violations.line("place", place, 0, LONGEST_PLACE);
            refuse(violations, "place", place);
            return null;
        }
        Instant begins = instant(violations, "startsAt", startsAt);
        Instant ends = endsAt == null || endsAt.isBlank() ? null : instant(violations, "endsAt", endsAt);
        if (ends != null && violations.accepts("startsAt") && violations.accepts("endsAt") && !ends.isAfter(begins)) {
            violations.add("endsAt", "before-start");
        }
        return new Content.Gathering(begins, ends, violations.line("place", place, 1, LONGEST_PLACE));
    }

    private static void refuse(Violations violations, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            violations.add(field, "not-for-this-topic");
        }
    }

    static Instant instant(Violations violations, String field, @Nullable String written) {
        violations.required(field, written);
        try {
            return written == null ? Instant.EPOCH : Instant.parse(written).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            violations.add(field, "not-an-instant");
            return Instant.EPOCH;
        }
    }
}
