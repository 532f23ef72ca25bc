package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.http.reading.Violations;
import java.util.Locale;
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

    /** The language with this tag, or a violation. */
    public static Language read(Violations violations, @Nullable String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        violations.add("language", code == null ? "required" : "unknown-language");
        return EN;
    }
}
