package io.wenda.question.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The readable end of a question's address. Letters and digits of every script stay (browsers show them, the wire carries
 * them percent-encoded), all else becomes one hyphen. Nothing depends on it: the id before it finds the question.
 */
public final class Slug {

    private static final int MAX_LENGTH = 60;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-+|-+$");

    private Slug() {}

    /** The slug of a title, percent-encoded; empty for a title without letters and digits. */
    public static String of(String title) {
        String lower = Normalizer.normalize(title, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String hyphened = BETWEEN_WORDS.matcher(lower).replaceAll("-");
        String words = HYPHENS_AT_ENDS.matcher(shortened(hyphened)).replaceAll("");
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static String shortened(String words) {
        if (words.codePointCount(0, words.length()) <= MAX_LENGTH) {
            return words;
        }
        String cut = words.substring(0, words.offsetByCodePoints(0, MAX_LENGTH));
        int lastWord = cut.lastIndexOf('-');
        return lastWord > MAX_LENGTH / 2 ? cut.substring(0, lastWord) : cut;
    }
}
