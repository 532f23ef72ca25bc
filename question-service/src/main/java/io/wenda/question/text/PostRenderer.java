package io.wenda.question.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * What posts do differently from plain CommonMark: headings step down below the page's own, code stands in a figure with
 * its language on top and a span for each line (the style sheet numbers them), a link that leads nowhere good is its text
 * alone, and an image that is elsewhere is a link to it, since showing it would tell a stranger's server who reads what.
 * An image that was sent here is shown, in a link to itself. A mention is a name that says whose it is.
 */
final class PostRenderer extends CoreHtmlNodeRenderer {

    private static final int LOWEST_HEADING = 6;

    private final HtmlWriter html;
    private final int headingShift;
    private final boolean withImages;

    PostRenderer(HtmlNodeRendererContext context, int headingShift, boolean withImages) {
        super(context);
        this.html = context.getWriter();
        this.headingShift = headingShift;
        this.withImages = withImages;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Heading.class, FencedCodeBlock.class, IndentedCodeBlock.class, Link.class, Image.class, Mention.class);
    }

    @Override
    public void visit(Heading heading) {
        String tag = "h" + Math.min(heading.getLevel() + headingShift, LOWEST_HEADING);
        html.line();
        html.tag(tag);
        visitChildren(heading);
        html.tag("/" + tag);
        html.line();
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral(), CodeLanguage.of(block.getInfo()));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral(), null);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Mention mention) {
            html.tag("span", attributes("class", Mentions.CLASS, Mentions.MEMBER, mention.memberId()));
            html.text("@" + mention.name());
            html.tag("/span");
        }
    }

    @Override
    public void visit(Link link) {
        link(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        String address = image.getDestination();
        ImageLinks.sizeOf(address)
                .filter(own -> withImages)
                .ifPresentOrElse(size -> show(image, address, size), () -> link(image, address));
    }

    private void show(Image image, String address, ImageLinks.Size size) {
        boolean linked = image.getParent() instanceof Link;
        if (!linked) {
            html.tag("a", attributes("class", "image", "href", address));
        }
        html.tag(
                "img",
                attributes(
                        "src",
                        address,
                        "alt",
                        wordsOf(image),
                        "width",
                        size.width(),
                        "height",
                        size.height(),
                        "loading",
                        "lazy",
                        "decoding",
                        "async"),
                true);
        if (!linked) {
            html.tag("/a");
        }
    }

    /** What is read out in its place: never nothing, as one can go to it. */
    private static String wordsOf(Image image) {
        PlainWords words = new PlainWords();
        image.accept(words);
        return words.words().isEmpty() ? "image" : words.words();
    }

    private static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    private void link(Node node, String destination) {
        String url = context.urlSanitizer().sanitizeLinkUrl(destination);
        if (url.isEmpty()) {
            visitChildren(node);
            return;
        }
        html.tag("a", Map.of("href", context.encodeUrl(url)));
        if (node.getFirstChild() == null) {
            html.text(url);
        }
        visitChildren(node);
        html.tag("/a");
    }

    private void code(String literal, @Nullable CodeLanguage language) {
        html.line();
        html.tag("figure", Map.of("class", "code"));
        html.tag("figcaption", Map.of("class", "code__head"));
        html.text(language == null ? "" : language.label());
        html.tag("/figcaption");
        html.tag("pre", Map.of("tabindex", "0"));
        html.tag("code", language == null ? Map.of() : Map.of("class", "language-" + language.name()));
        literal.lines().forEach(this::line);
        html.tag("/code");
        html.tag("/pre");
        html.tag("/figure");
        html.line();
    }

    private void line(String line) {
        html.tag("span", Map.of("class", "line"));
        html.text(line);
        html.tag("/span");
        html.raw("\n");
    }
}
