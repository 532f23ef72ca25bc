package io.wenda.question.searching;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;

/** The little words that stand everywhere. They are in the index, but nothing is left out for the lack of one. */
final class CommonWords {

    private static final String ASKING =
            "how what why when where which who do does did can could should would i me my we our"
                    + " you your 的 了 吗 呢 吧 啊 在 是 我 有 和 就 不 都 也 很 到 要 去 你 会 着 这 那 把 被 与 及 或 怎么 怎样 如何 什么 为什么"
                    + " 为何 请问 可以 一个";

    private static final Set<String> ALL = Stream.of(
                    words(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET),
                    words(FrenchAnalyzer.getDefaultStopSet()),
                    words(RussianAnalyzer.getDefaultStopSet()),
                    Stream.of(ASKING.split(" ")))
            .flatMap(words -> words)
            .filter(word -> !isNameOfALanguage(word))
            .collect(toUnmodifiableSet());

    private CommonWords() {}

    static boolean contain(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> words(CharArraySet set) {
        return set.stream().map(word -> new String((char[]) word));
    }

    /** French has "c" and "d" for little words, programmers for languages. */
    private static boolean isNameOfALanguage(String word) {
        return word.length() == 1 && word.charAt(0) < 128 && !word.equals("i") && !word.equals("a");
    }
}
