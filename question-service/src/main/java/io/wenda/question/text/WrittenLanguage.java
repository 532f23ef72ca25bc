package io.wenda.question.text;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** Which language a text is in, as far as its script tells; browsers and screen readers need to know. */
public final class WrittenLanguage {

    /** Even Chinese posts are half code and names: this share of Han characters among the letters is enough. */
    private static final double ENOUGH = 0.15;

    private WrittenLanguage() {}

    /** The language as BCP 47, or null where the script does not tell. */
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
        return share(text, UnicodeScript.LATIN, letters) > ENOUGH ? "en" : null;
    }

    private static double share(String text, UnicodeScript script, long letters) {
        return (double) text.codePoints()
                        .filter(letter -> UnicodeScript.of(letter) == script)
                        .count()
                / letters;
    }
}
