package io.wenda.web;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.PluralRules;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of one language. A key is the file's name and the key in it: {@code question.follow} stands in
 * {@code texts/en/question.json} as {@code follow}. The browser reads the same files ({@code wenda/texts}).
 *
 * <p>{@code {name}} is replaced by the argument of that name. Where a text depends on a number, its key ends in
 * {@code .one}, {@code .few}, {@code .many} or {@code .other} (CLDR plural rules), chosen by the argument {@code count}.
 * A form that only millions have is left out: {@code .other} stands for it.
 */
public final class Texts {

    private static final Map<Language, Texts> ALL = Stream.of(Language.values())
            .collect(Collectors.toMap(
                    Function.identity(), Texts::read, (a, b) -> a, () -> new EnumMap<>(Language.class)));

    private final Language language;
    private final PluralRules plurals;
    private final LocalizedNumberFormatter numbers;
    private final Map<String, String> texts;
    private final Map<String, Text> cut;

    private Texts(Language language, Map<String, String> texts) {
        this.language = language;
        this.plurals = PluralRules.forLocale(language.locale());
        this.numbers = NumberFormatter.withLocale(language.locale());
        this.texts = texts;
        this.cut = texts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, text -> Text.of(text.getValue())));
    }

    public static Texts of(Language language) {
        return requireNonNull(ALL.get(language));
    }

    /**
     * The text of this key in words.
     *
     * @param namesAndValues name, value, name, value: {@code say("list.shown", "shown", 13, "total", 4812)}; numbers are
     *     written as the language writes them
     * @throws IllegalArgumentException when there is no such text
     */
    public String say(String key, Object... namesAndValues) {
        return text(key, namesAndValues).filled(name -> written(name, namesAndValues));
    }

    /** A number as the language writes it: "4,812". */
    public String number(Number number) {
        return numbers.format(number).toString();
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** All of them, sorted by key: what the browser gets. */
    Map<String, String> all() {
        return texts;
    }

    private Text text(String key, Object... namesAndValues) {
        var plain = cut.get(key);
        if (plain == null && value("count", namesAndValues) instanceof Number number) {
            plain = form(key, number);
        }
        if (plain == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.code());
        }
        return plain;
    }

    private @Nullable Text form(String key, Number count) {
        var chosen = cut.get(key + "." + plurals.select(count.doubleValue()));
        return chosen == null ? cut.get(key + ".other") : chosen;
    }

    private @Nullable String written(String name, Object... namesAndValues) {
        return switch (value(name, namesAndValues)) {
            case null -> null;
            case Number number -> number(number);
            case Object other -> other.toString();
        };
    }

    private static @Nullable Object value(String name, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    private static Texts read(Language language) {
        var texts = new TreeMap<String, String>();
        ResourceTree.under("wenda-web/texts/" + language.code() + "/", "frame.json")
                .forEach((file, json) -> readArea(json)
                        .forEach((key, text) -> texts.put(file.substring(0, file.indexOf('.')) + "." + key, text)));
        return new Texts(language, Collections.unmodifiableMap(texts));
    }

    private static Map<String, String> readArea(byte[] json) {
        return JsonMapper.shared().readValue(json, new TypeReference<>() {});
    }
}
