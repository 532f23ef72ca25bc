package io.wenda.openapi;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.Locale;

/** A comment of the code as CommonMark, which is how the documents of an API are written. */
final class Markdown {

    private Markdown() {}

    static String of(List<? extends DocTree> parts) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : parts) {
            text.append(of(part));
        }
        return text.toString()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?\u2029 ?", "\n\n")
                .strip();
    }

    private static String of(DocTree part) {
        return switch (part) {
            case TextTree plain -> plain.getBody();
            case LiteralTree code -> "`" + code.getBody().getBody() + "`";
            case LinkTree link ->
                link.getLabel().isEmpty()
                        ? "`" + link.getReference().getSignature().replaceAll("^.*[.#]", "") + "`"
                        : of(link.getLabel());
            case StartElementTree start -> start.getName().contentEquals("p") ? "\u2029" : "";
            case EntityTree entity -> entity.toString();
            default -> "";
        };
    }

    /** The first sentence, as a heading: without its full stop. */
    static String heading(String text) {
        return firstSentence(text).replaceAll("[.;:]$", "");
    }

    /** What follows the first sentence. */
    static String rest(String text) {
        return text.substring(firstSentence(text).length()).strip();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        int paragraph = text.indexOf("\n\n");
        int stop = end < 0 ? text.length() : end + 1;
        return text.substring(0, paragraph < 0 ? stop : Math.min(stop, paragraph));
    }

    /** Words about a field, which the code begins in lower case, as a sentence. */
    static String sentence(String text) {
        String start = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return start.matches("(?s).*[.:!?]$") ? start : start + ".";
    }
}
