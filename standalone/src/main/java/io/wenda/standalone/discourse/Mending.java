package io.wenda.standalone.discourse;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes what was written under other rules fit those of docs/history.md. */
final class Mending {

    private static final int MOST_MARKS_IN_A_ROW = 30;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u2028\u2029]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    /** Control characters, bidi overrides and isolates, halves of characters, and what is never one. */
    private static final Pattern NEVER =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]|\\p{Cs}");

    private static final Pattern HEAP_OF_MARKS = Pattern.compile("(\\p{M}{" + MOST_MARKS_IN_A_ROW + "})\\p{M}+");
    private static final Pattern DRAWS_NOTHING =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{M}\u115F\u1160\u2800\u3164\uFFA0]*");
    private static final Pattern LOCAL = Pattern.compile("[^\\s\\p{Cntrl}@,;:<>()\\[\\]\\\\\"]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");
    private static final Pattern NOT_IN_TAGS =
            Pattern.compile("[^a-z0-9.+#\\-\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

    private Mending() {}

    /** Several lines, empty where nothing is left. */
    static String text(String written) {
        String plain = NEVER.matcher(LINE_END.matcher(written).replaceAll("\n")).replaceAll("");
        String text = Normalizer.normalize(HEAP_OF_MARKS.matcher(plain).replaceAll("$1"), Normalizer.Form.NFC);
        return DRAWS_NOTHING.matcher(text).matches() ? "" : text.stripTrailing();
    }

    /** One line, empty where nothing is left. */
    static String line(String written) {
        return WHITE_SPACE.matcher(text(written)).replaceAll(" ").strip();
    }

    /** At most so many characters, the last of them an ellipsis where some are missing. */
    static String cut(String text, int longest) {
        return isLonger(text, longest)
                ? text.substring(0, text.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…"
                : text;
    }

    static boolean isLonger(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest;
    }

    /** Lower case, hyphens for spaces and underscores, without what no tag may have; perhaps empty. */
    static String tag(String name) {
        String plain = line(name).toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        String tag = NOT_IN_TAGS.matcher(plain).replaceAll("");
        return isLonger(tag, 30) ? tag.substring(0, tag.offsetByCodePoints(0, 30)) : tag;
    }

    /** The one way to write an address by which it is known; empty where mail could not be sent there. */
    static Optional<String> address(String written) {
        String address = line(written);
        int at = address.lastIndexOf('@');
        if (at < 0
                || address.length() > LONGEST_ADDRESS
                || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(address.substring(at + 1)).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(domain).matches()
                    ? Optional.of(address.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
