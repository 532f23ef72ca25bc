package io.wenda.question.text;

import io.wenda.http.reading.Violations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * How a text mentions a member: as a link to their id, {@code [@林薇](member:m7)}, whose words begin with an at sign. The id
 * says who is meant; what is drawn is their name.
 *
 * <p>Who is mentioned is read from what is drawn: what is code, or no member, mentions nobody.
 */
public final class Mentions {

    /** Different members whom one text may mention. */
    public static final int MOST = 10;

    static final String CLASS = "mention";
    static final String MEMBER = "data-member";

    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("member:(?<id>" + ID.pattern() + ")");
    private static final Pattern DRAWN =
            Pattern.compile("<span class=\"" + CLASS + "\" " + MEMBER + "=\"(?<id>" + ID.pattern() + ")\">");

    private Mentions() {}

    /** The ids of those who are mentioned in a text that was made safe to show, in their order and each once. */
    public static List<String> in(String html) {
        Set<String> ids = new LinkedHashSet<>();
        if (html.contains(MEMBER)) {
            DRAWN.matcher(html).results().map(found -> found.group("id")).forEach(ids::add);
        }
        return List.copyOf(ids);
    }

    /** Those who are mentioned now and were not before. */
    public static List<String> added(String htmlBefore, String html) {
        List<String> before = in(htmlBefore);
        return in(html).stream().filter(member -> !before.contains(member)).toList();
    }

    /** Refuses a text with {@code too-many-mentions} where more are drawn in it than one may mention. */
    public static void requireFew(String field, String html, Violations violations) {
        if (in(html).size() > MOST) {
            violations.add(field, "too-many-mentions", MOST);
        }
        violations.refuseIfAny();
    }

    /**
     * Makes a mention of each link that is one.
     *
     * @param names by id, of those who may be mentioned: a link to anybody else is its words alone. Null where the names in
     *     the text are believed
     */
    static void find(Node text, @Nullable Map<String, String> names) {
        List<Link> links = new ArrayList<>();
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
            }
        });
        links.forEach(link -> mention(link, names).ifPresent(mention -> {
            link.insertBefore(mention);
            link.unlink();
        }));
    }

    private static Optional<Mention> mention(Link link, @Nullable Map<String, String> names) {
        Matcher address = ADDRESS.matcher(link.getDestination());
        if (!address.matches()) {
            return Optional.empty();
        }
        PlainWords words = new PlainWords();
        link.accept(words);
        String written = words.words();
        if (written.length() < 2 || !written.startsWith("@")) {
            return Optional.empty();
        }
        String id = address.group("id");
        return names == null
                ? Optional.of(new Mention(id, written.substring(1)))
                : Optional.ofNullable(names.get(id)).map(name -> new Mention(id, name));
    }
}
