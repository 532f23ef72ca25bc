package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.http.reading.Violations;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages in which Wenda talks to its members. */
public enum Language {
    EN,
    ZH,
    FR,
    RU;

    /** The language tag (BCP 47). */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with this tag. */
    static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The language with this tag, or a violation. */
    public static Language read(Violations violations, @Nullable String code) {
        Optional<Language> language = of(code);
        if (language.isEmpty()) {
            violations.add("language", code == null ? "required" : "unknown-language");
        }
        return language.orElse(EN);
    }

    /**
     * In which of these languages somebody reads a text of the community who reads this one: in this, else in the first, which
     * is the community's own. Empty where it is written in none.
     */
    public Optional<Language> among(Set<Language> written) {
        return written.contains(this) ? Optional.of(this) : written.stream().findFirst();
    }

    /** A text of the community as it is kept: its languages stay in the order in which they were written down. */
    public static <T> Map<Language, T> inOrder(Map<Language, T> text) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(text));
    }

    /** A text of the community as others see it: by language tag, in that order. */
    public static <T> Map<String, T> byCode(Map<Language, T> text) {
        Map<String, T> byCode = new LinkedHashMap<>();
        text.forEach((language, words) -> byCode.put(language.code(), words));
        return byCode;
    }
}
