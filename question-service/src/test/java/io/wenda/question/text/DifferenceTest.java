package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.question.text.Difference.Change;
import io.wenda.question.text.Difference.Part;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    @Test
    void words_that_changed_stand_between_those_that_stayed() {
        assertThat(Difference.between("Share one pool.\nThat is all.\n", "Share each pool.\nThat is all.\n"))
                .containsExactly(
                        new Part(Change.KEPT, "Share "),
                        new Part(Change.REMOVED, "one"),
                        new Part(Change.ADDED, "each"),
                        new Part(Change.KEPT, " pool.\nThat is all.\n"));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "a,''", "'',a", "a,a", "心跳超时,心跳没有超时", "👩‍💻 x,👩‍💻 y"})
    void both_texts_are_there_whole(String before, String after) {
        assertWhole(before, after);
    }

    @Test
    void both_texts_are_there_whole_whatever_they_are() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            assertWhole(text(random), text(random));
        }
    }

    /** 40,000 characters that have nothing in common, as lines and as words. */
    @Test
    @Timeout(10)
    void long_texts_take_no_longer_than_a_moment() {
        assertWhole("a\n".repeat(20_000), "b\n".repeat(20_000));
        assertWhole("a ".repeat(20_000), "b ".repeat(20_000));
        assertWhole("a\n".repeat(790), "b\n".repeat(790));
    }

    private static void assertWhole(String before, String after) {
        List<Part> parts = Difference.between(before, after);
        assertThat(without(parts, Change.ADDED)).isEqualTo(before);
        assertThat(without(parts, Change.REMOVED)).isEqualTo(after);
    }

    private static String without(List<Part> parts, Change change) {
        StringBuilder text = new StringBuilder();
        parts.stream().filter(part -> part.change() != change).forEach(part -> text.append(part.text()));
        return text.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(List.of("a", "b", " ", "\n", "心", "x y").get(random.nextInt(6)));
        }
        return text.toString();
    }
}
