package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.http.reading.Violations;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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
}
