package io.wenda.question.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what people type (CommonMark with tables, strikethrough and bare links) into HTML that is safe to show anywhere.
 *
 * <p>HTML in the text is shown, not obeyed; links lead to web pages and mail alone. The renderer sees to that, and
 * {@link SafeHtml} once more, so that one of them may have a hole. Nesting is bounded, so is the time this takes.
 */
public final class Markdown {

    /** Deeper than anybody writes on purpose; what is nested further shows as it was typed. */
    private static final int MAX_NESTING = 24;

    /** Short rows are filled up to the width of the first, so a few characters could make millions of cells. */
    private static final int MAX_CELLS = 10_000;

    private static final List<Extension> PLAIN = List.of(StrikethroughExtension.create(), AutolinkExtension.create());
    private static final List<Extension> WITH_TABLES = Stream.concat(
                    PLAIN.stream(),
                    Stream.of(TablesExtension.builder().maxCells(MAX_CELLS).build()))
            .toList();

    private static final Parser PARSER = parser(WITH_TABLES);
    private static final Parser PARSER_WITHOUT_TABLES = parser(PLAIN);

    private static final Parser REMARKS = Parser.builder()
            .extensions(PLAIN)
            .enabledBlockTypes(Set.of())
            .maxInlineNesting(MAX_NESTING)
            .build();

    private static final HtmlRenderer BELOW_TITLE = renderer(1, true);
    private static final HtmlRenderer BELOW_SECTION = renderer(2, true);
    private static final HtmlRenderer WITHOUT_IMAGES = renderer(2, false);

    private Markdown() {}

    /** For text right below the page's title: its top headings are h2. */
    public static String belowTitle(String text) {
        return render(BELOW_TITLE, parse(text), null);
    }

    /** The same, where mentions are drawn with these names, by id, and only those. */
    public static String belowTitle(String text, Map<String, String> names) {
        return render(BELOW_TITLE, parse(text), names);
    }

    /** For text in a section of the page: its top headings are h3. */
    public static String belowSection(String text) {
        return render(BELOW_SECTION, parse(text), null);
    }

    /** The same, where mentions are drawn with these names, by id, and only those. */
    public static String belowSection(String text, Map<String, String> names) {
        return render(BELOW_SECTION, parse(text), names);
    }

    /**
     * For remarks: emphasis, code, links and line ends; what begins a heading, list, quote or block of code stays as typed, and
     * an image is a link.
     */
    public static String remark(String text) {
        return render(WITHOUT_IMAGES, REMARKS.parse(text), null);
    }

    /** The same, where mentions are drawn with these names, by id, and only those. */
    public static String remark(String text, Map<String, String> names) {
        return render(WITHOUT_IMAGES, REMARKS.parse(text), names);
    }

    /** The words alone, in one line: for those who look for some of them. */
    public static String plain(String text) {
        PlainWords words = new PlainWords();
        parse(text).accept(words);
        return words.words();
    }

    private static String render(HtmlRenderer renderer, Node text, @Nullable Map<String, String> names) {
        Mentions.find(text, names);
        return SafeHtml.sanitize(renderer.render(text));
    }

    static Node parse(String text) {
        try {
            return PARSER.parse(text);
        } catch (IllegalArgumentException tooManyCells) {
            return PARSER_WITHOUT_TABLES.parse(text);
        }
    }

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .build();
    }

    private static HtmlRenderer renderer(int headingShift, boolean withImages) {
        return HtmlRenderer.builder()
                .extensions(WITH_TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new SafeLinks())
                .nodeRendererFactory(context -> new PostRenderer(context, headingShift, withImages))
                .build();
    }
}
