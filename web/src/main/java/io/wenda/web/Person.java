package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody named on a page.
 *
 * @param name empty for who deleted their account
 * @param reputation what others' votes earned them; 0 is not shown
 * @param avatar where their picture is; null where they have none
 * @param badge whether they let everybody see that they have abilities
 */
public record Person(
        String id, String name, int reputation, @Nullable String avatar, boolean badge) {

    private static final int GREYS = 4;

    public Person {
        avatar = avatar == null ? null : Href.local(avatar);
    }

    public Person(String id, String name) {
        this(id, name, 0);
    }

    public Person(String id, String name, int reputation) {
        this(id, name, reputation, null, false);
    }

    /** Whether they deleted their account: there is nothing to lead to. */
    public boolean gone() {
        return name.isEmpty();
    }

    /** Where everybody reads of them. */
    public String path() {
        return "/members/" + URLEncoder.encode(id, UTF_8);
    }

    /** The one character in the square: the first letter as people read it, a surrogate pair or a mark included. */
    public String initial() {
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(name);
        int end = graphemes.next();
        return end < 0 ? "?" : name.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /** Which of the four greys, 1 to 4: the same for the same person everywhere. {@code wenda/avatar} does the same sum. */
    public int grey() {
        return id.chars().reduce(0, (sum, unit) -> (sum * 31 + unit) & 0xffff) % GREYS + 1;
    }
}
