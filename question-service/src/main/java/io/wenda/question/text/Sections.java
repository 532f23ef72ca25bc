package io.wenda.question.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;

/** What stands under each heading of a text. */
public final class Sections {

    private Sections() {}

    /** The words under each heading, down to the next of any level; by the heading's words in lower case. */
    public static Map<String, String> of(String markdown) {
        Map<String, String> sections = new HashMap<>();
        String title = "";
        for (Node node = Markdown.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                title = key(words(node));
                sections.putIfAbsent(title, "");
            } else if (!(node instanceof ThematicBreak)) {
                sections.merge(title, words(node), String::concat);
            }
        }
        return sections;
    }

    /** A heading as it is looked for. */
    public static String key(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }

    private static String words(Node node) {
        PlainWords words = new PlainWords();
        node.accept(words);
        return words.words();
    }
}
