package io.wenda.web;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text cut at its placeholders, once: a page says a hundred of them, and most have none.
 *
 * @param plain what stands before, between and behind the placeholders: one more than there are names
 * @param names in the placeholders, in their order
 */
record Text(List<String> plain, List<String> names) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9]*)}");

    static Text of(String written) {
        return new Text(
                List.of(PLACEHOLDER.split(written, -1)),
                PLACEHOLDER
                        .matcher(written)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList());
    }

    /** The whole text; a placeholder without a value stays as it is. */
    String filled(Function<String, @Nullable String> values) {
        if (names.isEmpty()) {
            return plain.getFirst();
        }
        var filled = new StringBuilder(plain.getFirst());
        for (int i = 0; i < names.size(); i++) {
            var value = values.apply(names.get(i));
            filled.append(value == null ? '{' + names.get(i) + '}' : value).append(plain.get(i + 1));
        }
        return filled.toString();
    }
}
