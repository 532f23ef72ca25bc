package io.wenda.notification.mailing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as whoever looks after mail may see them: enough to compare with one they were told, too little to write to. */
final class Masked {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\],;:\"']+@[^\\s<>()\\[\\],;:\"']+");
    private static final String REST = "…";

    private Masked() {}

    /** {@code l…@e….org}. */
    static String address(String email) {
        int at = email.lastIndexOf('@');
        int dot = email.lastIndexOf('.');
        return first(email.substring(0, Math.max(at, 0))) + "@"
                + first(email.substring(at + 1))
                + (dot > at ? email.substring(dot) : "");
    }

    /** What a mail server said, which may repeat the address, or the part before the {@code @} alone. */
    static String words(String words, @Nullable String email) {
        String masked = ADDRESS.matcher(words).replaceAll(found -> Matcher.quoteReplacement(address(found.group())));
        if (email == null) {
            return masked;
        }
        String local = email.substring(0, Math.max(email.lastIndexOf('@'), 0));
        return local.isEmpty()
                ? masked
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(local) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(masked)
                        .replaceAll(REST);
    }

    private static String first(String part) {
        return part.isEmpty() ? REST : part.substring(0, part.offsetByCodePoints(0, 1)) + REST;
    }
}
