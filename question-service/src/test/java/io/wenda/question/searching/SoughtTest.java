package io.wenda.question.searching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

    @Test
    void words_phrases_and_filters_are_told_apart() {
        Sought sought = Sought.read("pool \"runs dry\" tag:Java author:\"Lin Wei\" is:unanswered IS:accepted 负载");

        assertThat(sought.words()).extracting(SoughtTest::typed).containsExactly("pool", "负载");
        assertThat(sought.phrases()).extracting(SoughtTest::typed).containsExactly("runs dry");
        assertThat(sought.tags()).containsExactly("java");
        assertThat(sought.authors()).containsExactly("Lin Wei");
        assertThat(sought.unanswered()).isTrue();
        assertThat(sought.accepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "title:pool, title pool",
        "xtype:proposal, xtype proposal",
        "AND OR NOT, 'and, or, not'",
        "pool*, pool",
        "po?l~2^3, 'po, l, 2, 3'",
        "[a TO z], 'a, to, z'",
        "+pool -dry, 'pool, dry'",
        "/.*/, ''",
        "_id:1, id 1",
        "{$where: 1}, 'where, 1'",
        "\"unclosed, unclosed",
        "tag:, tag",
        "xtag:java, xtag java",
        "https://example.org/a?b=c, 'https example org a, b, c'",
    })
    void nothing_else_means_anything_but_itself(String typed, String words) {
        Sought sought = Sought.read(typed);

        assertThat(String.join(
                        ", ", sought.words().stream().map(SoughtTest::typed).toList()))
                .isEqualTo(words);
        assertThat(sought.tags()).isEmpty();
        assertThat(sought.authors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "\"\"", "…", "\" \"", "*:*"})
    void where_there_is_no_word_nothing_is_sought(String typed) {
        assertThat(Sought.read(typed).isHollow()).isTrue();
    }

    @Test
    void what_cannot_be_looked_for_is_refused_by_a_code() {
        assertRefused(null, "required");
        assertRefused("  ", "required");
        assertRefused("x".repeat(10_240), "too-long");
        assertRefused("is:sleeping", "unknown-filter");
        assertRefused("a b ".repeat(17).replace(" ", "1 ") + String.join(" ", alphabet()), "too-many-words");
        assertRefused("a\u0000b", "control-character");
    }

    @Test
    void what_is_similar_to_a_title_takes_its_words_and_some_of_the_text() {
        List<Word> words =
                Sought.similarTo("How does the pool run dry", "The pool runs dry under load. " + "x y z ".repeat(50));

        assertThat(words)
                .extracting(SoughtTest::typed)
                .contains("how", "pool", "dry", "load")
                .doesNotHaveDuplicates();
        assertThat(words)
                .filteredOn(word -> !word.common())
                .extracting(SoughtTest::typed)
                .doesNotContain("the");
    }

    private static List<String> alphabet() {
        return "b c d e f g h j k l m n o p q r s t u v w x y z aa bb cc dd ee ff gg hh"
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .toList();
    }

    private static void assertRefused(@Nullable String typed, String code) {
        assertThatThrownBy(() -> Sought.read(typed))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::field, Violation::code)
                                .containsExactly(org.assertj.core.api.Assertions.tuple("q", code)));
    }

    static String typed(Word word) {
        return String.join(" ", word.parts().stream().map(Word.Part::typed).toList());
    }
}
