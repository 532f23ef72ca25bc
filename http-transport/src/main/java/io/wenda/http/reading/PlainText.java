package io.wenda.http.reading;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from people, made plain: Unicode form NFC, lines that end in {@code \n}, nothing that reads otherwise than it is
 * stored.
 *
 * <p>Refused, not mended, is what honest text never holds: control characters, halves of characters, and the bidi
 * overrides and isolates with which code is made to lie (CVE-2021-42574). Heaps of combining marks are refused by the
 * bound of Unicode's Stream-Safe Text Format (UAX 15), which also keeps normalising fast.
 */
final class PlainText {

    private static final int MOST_MARKS_IN_A_ROW = 30;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u2028\u2029]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BLANK_START = Pattern.compile("\\A(?:[ \\t\\p{Z}]*\n)+");
    /** Soft hyphen, zero-width space, word joiner and its kin, direction marks, byte order mark. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\u00AD\u180E\u200B\u200E\u200F\u2060-\u2064\u206A-\u206F\uFEFF]");
    /** What draws nothing: white space, formatting, and the letters that are blanks. */
    private static final Pattern DRAWS_NOTHING =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{M}\u115F\u1160\u2800\u3164\uFFA0]*");

    private PlainText() {}

    /** The code of what makes this text unacceptable, or null when nothing does. */
    static @Nullable String fault(String value) {
        int marks = 0;
        for (int i = 0; i < value.length(); ) {
            int character = value.codePointAt(i);
            String fault = faultOf(character);
            if (fault != null) {
                return fault;
            }
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MOST_MARKS_IN_A_ROW) {
                return "malformed-text";
            }
            i += Character.charCount(character);
        }
        return null;
    }

    private static @Nullable String faultOf(int character) {
        if (Character.isISOControl(character)) {
            return character == '\n' || character == '\r' || character == '\t' ? null : "control-character";
        }
        if ((character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069)) {
            return "bidi-control";
        }
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean never = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        return half || never ? "malformed-text" : null;
    }

    /** Several lines, as Markdown needs them: indentation stays, blank lines around the text go. */
    static String lines(String value) {
        String text = LINE_END.matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("\n");
        return DRAWS_NOTHING.matcher(text).matches()
                ? ""
                : BLANK_START.matcher(text).replaceFirst("").stripTrailing();
    }

    /** One line: white space becomes single spaces, and what cannot be seen goes. */
    static String line(String value) {
        String seen = INVISIBLE.matcher(withoutStrayJoiners(value)).replaceAll("");
        String text = WHITE_SPACE
                .matcher(Normalizer.normalize(seen, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return DRAWS_NOTHING.matcher(text).matches() ? "" : text;
    }

    /** Joiners stay where scripts and emoji need them, between two characters that are seen. */
    private static String withoutStrayJoiners(String value) {
        if (value.indexOf(ZERO_WIDTH_JOINER) < 0 && value.indexOf(ZERO_WIDTH_NON_JOINER) < 0) {
            return value;
        }
        int[] characters = value.codePoints().toArray();
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < characters.length; i++) {
            boolean inside = i > 0 && i < characters.length - 1;
            if (!isJoiner(characters[i]) || (inside && joins(characters[i - 1]) && joins(characters[i + 1]))) {
                text.appendCodePoint(characters[i]);
            }
        }
        return text.toString();
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean joins(int character) {
        return Character.isLetter(character)
                || isMark(character)
                || Character.isEmoji(character)
                || Character.isEmojiModifier(character);
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
