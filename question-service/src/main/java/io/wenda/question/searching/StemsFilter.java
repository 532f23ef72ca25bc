package io.wenda.question.searching;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Puts the stems of a word behind it, at its place, so that "retries" is found by "retry" and "очередь" by "очереди". Which
 * language a Latin word is in, nothing short tells: it gets its English and its French stem.
 */
final class StemsFilter extends TokenFilter {

    private static final int SHORTEST = 3;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final List<SnowballStemmer> latin = List.of(new EnglishStemmer(), new FrenchStemmer());
    private final List<SnowballStemmer> cyrillic = List.of(new RussianStemmer());
    private final Deque<String> stems = new ArrayDeque<>();
    private AttributeSource.@Nullable State word;

    StemsFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!stems.isEmpty()) {
            restoreState(word);
            term.setEmpty().append(stems.removeFirst());
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        for (SnowballStemmer stemmer : stemmers()) {
            stemmer.setCurrent(term.toString());
            stemmer.stem();
            stems.add(stemmer.getCurrent());
        }
        word = stems.isEmpty() ? null : captureState();
        return true;
    }

    private List<SnowballStemmer> stemmers() {
        if (term.length() < SHORTEST) {
            return List.of();
        }
        return switch (UnicodeScript.of(Character.codePointAt(term, 0))) {
            case LATIN -> latin;
            case CYRILLIC -> cyrillic;
            default -> List.of();
        };
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        stems.clear();
        word = null;
    }
}
