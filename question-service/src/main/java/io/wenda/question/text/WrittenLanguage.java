package io.wenda.question.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which language a text is in, as far as its script and its little words tell; browsers and screen readers need to know. */
public final class WrittenLanguage {

    /** Even Chinese posts are half code and names: this share of Han characters among the letters is enough. */
    private static final double ENOUGH = 0.15;

    /** Little words of one that the other has not, nor code much. */
    private static final Set<String> FRENCH = Set.of(
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "et",
            "est",
            "pas",
            "que",
            "qui",
            "pour",
            "dans",
            "avec",
            "sans",
            "sur",
            "je",
            "il",
            "ne",
            "ce",
            "au",
            "mon",
            "quand",
            "pourquoi");

    private static final Set<String> ENGLISH = Set.of(
            "the", "an", "and", "is", "are", "of", "to", "it", "my", "not", "with", "that", "how", "do", "does", "what",
            "why", "when");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private WrittenLanguage() {}

    /** The language as BCP 47, or null where nothing tells. */
    public static @Nullable String of(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        if (letters == 0) {
            return null;
        }
        if (share(text, UnicodeScript.HIRAGANA, letters) + share(text, UnicodeScript.KATAKANA, letters) > ENOUGH) {
            return "ja";
        }
        if (share(text, UnicodeScript.HAN, letters) > ENOUGH) {
            return "zh";
        }
        if (share(text, UnicodeScript.CYRILLIC, letters) > ENOUGH) {
            return "ru";
        }
        return share(text, UnicodeScript.LATIN, letters) > ENOUGH ? frenchOrEnglish(text) : null;
    }

    private static String frenchOrEnglish(String text) {
        return count(text, FRENCH) > count(text, ENGLISH) ? "fr" : "en";
    }

    private static long count(String text, Set<String> wanted) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(wanted::contains)
                .count();
    }

    private static double share(String text, UnicodeScript script, long letters) {
        return (double) text.codePoints()
                        .filter(letter -> UnicodeScript.of(letter) == script)
                        .count()
                / letters;
    }
}
