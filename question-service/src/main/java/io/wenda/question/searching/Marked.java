package io.wenda.question.searching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text and where in it the words are that somebody looked for.
 *
 * @param ranges in their order; they may overlap
 * @param found which of the words are there
 */
record Marked(String text, List<Range> ranges, Set<Word> found) {

    static final int SHOWN = 220;
    private static final int BEFORE_THE_FIRST = 50;

    /** From the first character up to and without the last. */
    record Range(int start, int end) {}

    /** The whole of a short text. */
    List<Piece> whole() {
        return pieces(0, text.length());
    }

    /** The part with most of the words; the beginning where there are none. */
    List<Piece> excerpt() {
        int first = best();
        int start = first <= BEFORE_THE_FIRST ? 0 : afterSpace(first - BEFORE_THE_FIRST, first);
        int end = text.length() - start <= SHOWN ? text.length() : beforeSpace(start + SHOWN);
        List<Piece> pieces = new ArrayList<>();
        if (start > 0) {
            add(pieces, "… ", false);
        }
        pieces(start, end).forEach(piece -> add(pieces, piece.text(), piece.match()));
        if (end < text.length()) {
            add(pieces, " …", false);
        }
        return pieces;
    }

    /** Where the part begins that holds most of them. */
    private int best() {
        int best = 0;
        int most = 0;
        for (int from = 0; from < ranges.size() && ranges.size() - from > most; from++) {
            int start = ranges.get(from).start();
            int many = 0;
            for (int to = from; to < ranges.size() && ranges.get(to).end() <= start + SHOWN - BEFORE_THE_FIRST; to++) {
                many++;
            }
            if (many > most) {
                most = many;
                best = start;
            }
        }
        return best;
    }

    private int afterSpace(int from, int atMost) {
        int space = text.indexOf(' ', from);
        return boundary(space < 0 || space >= atMost ? from : space + 1);
    }

    private int beforeSpace(int end) {
        int space = text.lastIndexOf(' ', end);
        return boundary(space < end - BEFORE_THE_FIRST ? end : space);
    }

    /** No character is cut in halves. */
    private int boundary(int at) {
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private List<Piece> pieces(int start, int end) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (Range range : ranges) {
            int from = Math.max(range.start(), at);
            int to = Math.min(range.end(), end);
            if (from < to) {
                add(pieces, text.substring(at, from), false);
                add(pieces, text.substring(from, to), true);
                at = to;
            }
        }
        add(pieces, text.substring(at, end), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean match) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().match() == match) {
            text = pieces.removeLast().text() + text;
        }
        pieces.add(new Piece(text, match));
    }
}
