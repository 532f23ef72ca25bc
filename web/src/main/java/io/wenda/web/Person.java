package io.wenda.web;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Somebody named on a page.
 *
 * @param reputation what others' votes earned them; 0 is not shown
 */
public record Person(String id, String name, int reputation) {

    private static final int GREYS = 4;

    public Person(String id, String name) {
        this(id, name, 0);
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
