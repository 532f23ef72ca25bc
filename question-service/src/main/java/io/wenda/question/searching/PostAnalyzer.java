package io.wenda.question.searching;

import java.io.Reader;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizerConfig;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Turns posts into the terms they are found by, whatever their languages: one post may hold four and a stack trace.
 *
 * <p>Words are lower case, without accents, with their stems. Chinese, Japanese and Korean have each character and each pair of
 * neighbours instead, so that a word is found however its sentence would be cut.
 */
final class PostAnalyzer extends Analyzer {

    static final Analyzer POSTS = new PostAnalyzer();

    private static final int CJK =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private static final ICUTokenizerConfig CHARACTER_BY_CHARACTER = new DefaultICUTokenizerConfig(false, false);
    private static final Set<String> NAMED = Set.of("cplusplus", "csharp", "fsharp");
    private static final NormalizeCharMap NAMES = names();

    private PostAnalyzer() {}

    /** Names that would be one letter, and what holds parts of names together. */
    private static NormalizeCharMap names() {
        NormalizeCharMap.Builder names = new NormalizeCharMap.Builder();
        names.add("c++", "cplusplus");
        names.add("C++", "cplusplus");
        names.add("c#", "csharp");
        names.add("C#", "csharp");
        names.add("f#", "fsharp");
        names.add("F#", "fsharp");
        names.add(".", " ");
        names.add(":", " ");
        names.add("_", " ");
        return names.build();
    }

    /** Whether a term is the name of something that is written otherwise: {@code cplusplus} for C++. */
    static boolean isNamed(String term) {
        return NAMED.contains(term);
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(NAMES, text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        ICUTokenizer tokenizer = new ICUTokenizer(CHARACTER_BY_CHARACTER);
        TokenStream terms = new ICUNormalizer2Filter(tokenizer);
        terms = new ElisionFilter(terms, FrenchAnalyzer.DEFAULT_ARTICLES);
        terms = new CJKBigramFilter(terms, CJK, true);
        return new TokenStreamComponents(tokenizer, new FormsFilter(terms));
    }
}
