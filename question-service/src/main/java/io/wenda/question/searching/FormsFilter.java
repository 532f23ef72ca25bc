package io.wenda.question.searching;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Puts the stems of a word behind it, at its place, so that "retries" is found by "retry" and "очередь" by "очереди"; all
 * of them without accents. Which language a Latin word is in, nothing short tells: it gets its English and its French stem.
 *
 * <p>Texts say the same words over and over, and stemming takes most of the time that reading one does: the forms of what
 * came lately are remembered. A filter belongs to one thread.
 */
final class FormsFilter extends TokenFilter {

    private static final int SHORTEST = 3;

    /** As many words are remembered, before all of them are forgotten: one or two megabytes. */
    private static final int REMEMBERED = 10_000;

    private static final Normalizer2 FOLDING = ICUFoldingFilter.NORMALIZER;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final List<SnowballStemmer> latin = List.of(new EnglishStemmer(), new FrenchStemmer());
    private final List<SnowballStemmer> cyrillic = List.of(new RussianStemmer());
    private final CharArrayMap<List<String>> remembered = new CharArrayMap<>(REMEMBERED, false);
    private List<String> forms = List.of();
    private int next;

    FormsFilter(TokenStream words) {
        super(words);
    }

    /** A text in lower case, without accents, as its terms are. */
    static String folded(String text) {
        return FOLDING.normalize(text);
    }

    /** Nothing but the term and its place differs from one form of a word to the next. */
    @Override
    public boolean incrementToken() throws IOException {
        if (next < forms.size()) {
            position.setPositionIncrement(0);
        } else if (input.incrementToken()) {
            forms = forms();
            next = 0;
        } else {
            return false;
        }
        term.setEmpty().append(forms.get(next++));
        return true;
    }

    private List<String> forms() {
        List<SnowballStemmer> stemmers = stemmers();
        if (stemmers.isEmpty()) {
            return List.of(FOLDING.normalize(term));
        }
        List<String> known = remembered.get(term.buffer(), 0, term.length());
        return known == null ? learn(term.toString(), stemmers) : known;
    }

    private List<String> learn(String word, List<SnowballStemmer> stemmers) {
        if (remembered.size() == REMEMBERED) {
            remembered.clear();
        }
        List<String> withStems = withStems(word, stemmers);
        remembered.put(word, withStems);
        return withStems;
    }

    private static List<String> withStems(String word, List<SnowballStemmer> stemmers) {
        return Stream.concat(Stream.of(word), stemmers.stream().map(stemmer -> stem(word, stemmer)))
                .map(FOLDING::normalize)
                .distinct()
                .toList();
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

    private static String stem(String word, SnowballStemmer stemmer) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        forms = List.of();
        next = 0;
    }
}
