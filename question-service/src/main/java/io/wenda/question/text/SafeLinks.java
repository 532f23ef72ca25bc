package io.wenda.question.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.renderer.html.UrlSanitizer;

/** Where a link may lead: web pages, mail, and places on this site. Any other address is left out. */
final class SafeLinks implements UrlSanitizer {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    /** What a browser reads as a scheme, and the characters that it would skip before and inside one. */
    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):");

    private static final Pattern SKIPPED = Pattern.compile("[\\p{Cntrl}\\s\\p{Cf}]");

    @Override
    public String sanitizeLinkUrl(String url) {
        Matcher scheme = SCHEME.matcher(SKIPPED.matcher(url).replaceAll(""));
        boolean safe = !scheme.find() || SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
        return safe ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return sanitizeLinkUrl(url);
    }
}
