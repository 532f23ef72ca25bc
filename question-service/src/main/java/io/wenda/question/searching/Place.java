package io.wenda.question.searching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * A place in a text, and the terms that stand there as the index knows them.
 *
 * @param position counted from the beginning of the text
 * @param terms the word as typed and its stems; or a character, and with the next one the pair
 */
record Place(int position, List<Term> terms) {

    /** Characters of a text from {@code start} on, up to and without {@code end}. */
    record Term(String text, Kind kind, int start, int end) {}

    enum Kind {
        WORD,
        CHARACTER,
        PAIR;

        private static Kind of(String type) {
            return switch (type) {
                case CJKBigramFilter.SINGLE_TYPE -> CHARACTER;
                case CJKBigramFilter.DOUBLE_TYPE -> PAIR;
                default -> WORD;
            };
        }
    }

    /** The same in a longer text, of which the text that it is in begins at this character. */
    Place behind(int characters) {
        return new Place(
                position,
                terms.stream()
                        .map(term ->
                                new Term(term.text(), term.kind(), term.start() + characters, term.end() + characters))
                        .toList());
    }

    /** All places of a text, in its order. */
    static List<Place> in(String text) {
        List<Place> places = new ArrayList<>();
        try (TokenStream stream = PostAnalyzer.POSTS.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            int position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                if (places.isEmpty() || places.getLast().position() < position) {
                    places.add(new Place(position, new ArrayList<>()));
                }
                places.getLast()
                        .terms()
                        .add(new Term(term.toString(), Kind.of(type.type()), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
