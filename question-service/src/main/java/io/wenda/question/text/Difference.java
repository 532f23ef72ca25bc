package io.wenda.question.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What changed between two texts, as the whole of both in pieces: kept, taken out, put in. Lines are compared first, and the
 * words of those that differ. What is too long to be compared in a moment is shown as replaced.
 */
public final class Difference {

    /** Comparing takes time and memory by the square of what differs. */
    private static final int MOST_LINES = 800;

    private static final int MOST_WORDS = 800;

    private Difference() {}

    /** What happened to a piece of text. */
    public enum Change {
        KEPT,
        REMOVED,
        ADDED
    }

    /** A piece of text, and what happened to it. */
    public record Part(Change change, String text) {}

    /** The pieces in their order; of what was replaced, the old words before the new. */
    public static List<Part> between(String before, String after) {
        Parts parts = new Parts();
        compare(lines(before), lines(after), MOST_LINES, parts, Difference::words);
        return parts.all;
    }

    private interface Replacement {
        void show(List<String> old, List<String> renewed, Parts parts);
    }

    private static void words(List<String> old, List<String> renewed, Parts parts) {
        compare(words(old), words(renewed), MOST_WORDS, parts, Difference::replaced);
    }

    private static void replaced(List<String> old, List<String> renewed, Parts parts) {
        parts.add(Change.REMOVED, old);
        parts.add(Change.ADDED, renewed);
    }

    private static void compare(
            List<String> before, List<String> after, int most, Parts parts, Replacement replacement) {
        if (before.size() > most || after.size() > most) {
            replaced(before, after, parts);
            return;
        }
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            List<String> old = delta.getSource().getLines();
            List<String> renewed = delta.getTarget().getLines();
            if (delta.getType() == DeltaType.EQUAL) {
                parts.add(Change.KEPT, old);
            } else if (old.isEmpty() || renewed.isEmpty()) {
                replaced(old, renewed, parts);
            } else {
                replacement.show(old, renewed, parts);
            }
        }
    }

    /** Each with its line end. */
    private static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("(?<=\\n)", -1)).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static List<String> words(List<String> lines) {
        String text = String.join("", lines);
        BreakIterator ends = BreakIterator.getWordInstance(Locale.ROOT);
        ends.setText(text);
        List<String> words = new ArrayList<>();
        for (int start = 0, end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
            words.add(text.substring(start, end));
        }
        return words;
    }

    /** Neighbours of one kind become one piece. */
    private static final class Parts {

        private final List<Part> all = new ArrayList<>();

        void add(Change change, List<String> pieces) {
            String text = String.join("", pieces);
            if (text.isEmpty()) {
                return;
            }
            if (!all.isEmpty() && all.getLast().change() == change) {
                all.set(all.size() - 1, new Part(change, all.getLast().text() + text));
            } else {
                all.add(new Part(change, text));
            }
        }
    }
}
