package io.wenda.question.text;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The elements and attributes that {@link PostRenderer} writes; everything else is taken out. */
final class SafeHtml {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "blockquote")
            .allowElements("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td")
            .allowElements("figure", "figcaption", "pre", "code", "span")
            .allowWithoutAttributes("span")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("class")
            .matching(false, "code")
            .onElements("figure")
            .allowAttributes("class")
            .matching(false, "code__head")
            .onElements("figcaption")
            .allowAttributes("class")
            .matching(false, "line", Mentions.CLASS)
            .onElements("span")
            .allowAttributes(Mentions.MEMBER)
            .matching(Mentions.ID)
            .onElements("span")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[a-zA-Z0-9+#.-]{1,20}"))
            .onElements("code")
            .allowAttributes("tabindex")
            .matching(false, "0")
            .onElements("pre")
            .allowElements("img")
            .allowAttributes("src")
            .matching((element, attribute, value) -> ImageLinks.sizeOf(value).isPresent() ? value : null)
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(Pattern.compile("\\d{1,5}"))
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("loading")
            .matching(false, "lazy")
            .onElements("img")
            .allowAttributes("decoding")
            .matching(false, "async")
            .onElements("img")
            .allowElements("a")
            .allowAttributes("class")
            .matching(false, "image")
            .onElements("a")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private SafeHtml() {}

    static String sanitize(String html) {
        return POLICY.sanitize(html);
    }
}
