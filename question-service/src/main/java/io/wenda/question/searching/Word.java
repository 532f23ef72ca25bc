package io.wenda.question.searching;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to look for that stands in one piece: a word, or several that follow each other.
 *
 * @param parts from the first on
 * @param common one of the little words that stand everywhere
 */
record Word(List<Part> parts, boolean common) {

    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}ー々";

    /** Either a run without spaces between its words, or what hangs together: {@code node.js}, {@code max_poll_records}. */
    private static final Pattern CHUNK =
            Pattern.compile("([%1$s]+)|[[\\p{L}\\p{M}\\p{N}\\p{So}'’._\\-/:@#+$]&&[^%1$s]]+".formatted(UNSPACED));

    /**
     * A part of a word.
     *
     * @param offset how many places behind the first
     * @param terms that may stand there: as typed, then its stems
     */
    record Part(int offset, List<String> terms) {

        Part {
            terms = List.copyOf(terms);
        }

        String typed() {
            return terms.getFirst();
        }

        private Part asTyped() {
            return new Part(offset, List.of(typed()));
        }
    }

    Word {
        parts = List.copyOf(parts);
    }

    /** The words of a text, in its order. */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        Matcher chunks = CHUNK.matcher(text);
        while (chunks.find()) {
            String unspaced = chunks.group(1);
            for (String piece : unspaced == null ? List.of(chunks.group()) : cut(unspaced)) {
                Word word = new Word(parts(piece), CommonWords.contain(piece));
                if (!word.parts().isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    /** A text word for word, as it is typed; without parts where it has no words. */
    static Word phrase(String text) {
        return new Word(parts(text).stream().map(Part::asTyped).toList(), false);
    }

    /** Those of these that say something; the common ones only where there are no others. */
    static List<Word> telling(List<Word> words) {
        List<Word> telling = words.stream().filter(word -> !word.common()).toList();
        return telling.isEmpty() ? words : telling;
    }

    /** Whether it is one word and no more, so that others may be spelt like it. */
    boolean single() {
        return parts.size() == 1;
    }

    /** By a dictionary: 学习数据库 is 学习 and 数据库. */
    private static List<String> cut(String unspaced) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.CHINESE);
        breaks.setText(unspaced);
        List<String> pieces = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            pieces.add(unspaced.substring(start, end));
        }
        return pieces;
    }

    /** A pair says all that its characters would, and where a pair ends a last character says nothing new. */
    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        List<Place> places = Place.in(text);
        boolean inPair = false;
        for (Place place : places) {
            Place.Term last = place.terms().getLast();
            int offset = place.position() - places.getFirst().position();
            if (last.kind() == Place.Kind.PAIR) {
                parts.add(new Part(offset, List.of(last.text())));
            } else if (last.kind() == Place.Kind.WORD || !inPair) {
                parts.add(new Part(
                        offset, place.terms().stream().map(Place.Term::text).toList()));
            }
            inPair = last.kind() == Place.Kind.PAIR;
        }
        return parts;
    }
}
