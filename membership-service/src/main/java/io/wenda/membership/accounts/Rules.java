package io.wenda.membership.accounts;

import io.wenda.http.reading.Violations;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of the community, from its profile. Members accept a version of them; where that has changed, they are asked
 * again. A word that is mended needs no new version.
 *
 * @param version 1 and up; 0 for a community without rules
 * @param text Markdown, in one language or more, the community's own first
 */
@ConfigurationProperties(prefix = "wenda.rules", ignoreUnknownFields = false)
public record Rules(
        @DefaultValue("0") int version, @DefaultValue Map<Language, String> text) {

    private static final int LONGEST = 40_000;

    public Rules {
        if (version < 0 || (version == 0) != text.isEmpty()) {
            throw new IllegalArgumentException("rules: a version from 1 on, with a text; or neither");
        }
        if (text.values().stream().anyMatch(words -> words.isBlank() || words.length() > LONGEST)) {
            throw new IllegalArgumentException("rules: a text has not 1 to %d characters".formatted(LONGEST));
        }
        text = Language.inOrder(text);
    }

    /** Whether this member has yet to accept them. */
    public boolean areNewTo(Member member) {
        Acceptance accepted = member.rules();
        return version > 0 && (accepted == null || accepted.version() < version);
    }

    /** In which language somebody reads them who reads this one. */
    public Language languageFor(Language reader) {
        return reader.among(text.keySet()).orElse(reader);
    }

    /** The words; empty where there are no rules. */
    public String in(Language language) {
        return text.getOrDefault(languageFor(language), "");
    }

    /** Only what is so now can be accepted. */
    public void check(Violations violations, @Nullable Integer accepted) {
        if (accepted != null && !Objects.equals(accepted, version)) {
            violations.add("rules", "outdated");
        }
    }
}
