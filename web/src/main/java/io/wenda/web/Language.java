package io.wenda.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language the interface speaks. What people write keeps its own language, whatever this is. */
public enum Language {
    EN("en", "en", Locale.UK, "English"),
    ZH("zh", "zh-Hans", Locale.SIMPLIFIED_CHINESE, "简体中文"),
    FR("fr", "fr", Locale.FRANCE, "Français"),
    RU("ru", "ru", Locale.of("ru", "RU"), "Русский");

    /** The cookie in which a browser keeps its choice: {@code en}, {@code zh}, {@code fr} or {@code ru}. */
    public static final String COOKIE = "wenda_lang";

    private final String code;
    private final String tag;
    private final Locale locale;
    private final String ownName;

    Language(String code, String tag, Locale locale, String ownName) {
        this.code = code;
        this.tag = tag;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** As in the cookie, in {@code /api/members} and in the folders of texts. */
    public String code() {
        return code;
    }

    /** As in {@code <html lang>} (BCP 47). */
    public String tag() {
        return tag;
    }

    /** How dates and numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** What its speakers call it, so that they find it on a page they cannot read. */
    public String ownName() {
        return ownName;
    }

    /** The reader's choice, else what the browser prefers, else English. Values nobody can read count as absent. */
    public static Language choose(@Nullable String cookie, @Nullable String acceptLanguage) {
        return of(cookie).or(() -> preferred(acceptLanguage)).orElse(EN);
    }

    /** The one with this code, if there is one. */
    public static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /**
     * The one of several texts that say the same which is best for a reader: in their language; else in English, which more can
     * read than most; else the first.
     *
     * @param texts at least one
     * @param languageOf the code of a text's language
     */
    public static <T> T best(List<T> texts, Function<T, String> languageOf, String wanted) {
        return Stream.of(wanted, EN.code)
                .flatMap(code ->
                        texts.stream().filter(text -> languageOf.apply(text).equals(code)))
                .findFirst()
                .orElseGet(texts::getFirst);
    }

    private static Optional<Language> preferred(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-", 2)[0])
                .flatMap(code -> of(code).stream())
                .findFirst();
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
