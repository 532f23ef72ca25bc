package io.wenda.http.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {

    private final Violations violations = new Violations();

    @Test
    void a_line_is_trimmed_and_its_white_space_collapsed() {
        assertThat(violations.line("name", "  Mei\t \u3000Ran\u00A0\n", 1, 40)).isEqualTo("Mei Ran");
        assertThatCode(violations::refuseIfAny).doesNotThrowAnyException();
    }

    @Test
    void letters_are_composed_so_that_the_same_name_is_stored_the_same() {
        assertThat(violations.line("name", "Zoe\u0308", 1, 40)).isEqualTo("Zo\u00EB");
    }

    @Test
    void what_cannot_be_seen_leaves_a_line() {
        assertThat(violations.line("name", "\uFEFFad\u200Bm\u2060i\u00ADn\u200E\u200D", 1, 40))
                .isEqualTo("admin");
    }

    @Test
    void joiners_stay_where_scripts_and_emoji_need_them() {
        String persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        String family = "\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(violations.line("name", persian, 1, 40)).isEqualTo(persian);
        assertThat(violations.line("name", family, 1, 40)).isEqualTo(family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u200B\u200B", "\u3164", "\u2800", "\u200D", "\u0301", "\n\n\t"})
    void a_text_that_draws_nothing_is_missing(String value) {
        violations.line("title", value, 1, 10);
        violations.text("body", value, 1, 10);
        assertFound(new Violation("title", "required", null), new Violation("body", "required", null));
    }

    @ParameterizedTest
    @CsvSource({
        "0000, control-character",
        "0007, control-character",
        "001B, control-character",
        "0085, control-character",
        "202E, bidi-control",
        "2066, bidi-control",
        "D800, malformed-text",
        "DC00, malformed-text",
        "FFFF, malformed-text",
        "FDD0, malformed-text"
    })
    void what_honest_text_never_holds_is_refused(String character, String code) {
        String value = "fine until " + Character.toString(Integer.parseInt(character, 16)) + " here";
        violations.line("title", value, 1, 100);
        violations.text("body", value, 1, 100);
        violations.secret("password", value, 1, 100);
        assertFound(
                new Violation("title", code, null),
                new Violation("body", code, null),
                new Violation("password", code, null));
    }

    @Test
    void several_lines_keep_their_indentation_and_lose_blank_lines_around() {
        assertThat(violations.text("body", "\r\n \n    code\r\n\ttab\rend  \n\n", 1, 100))
                .isEqualTo("    code\n\ttab\nend");
    }

    @Test
    void lengths_are_counted_in_code_points() {
        violations.line("fits", "\uD83D\uDC69".repeat(10), 10, 10);
        violations.line("long", "\uD83D\uDC69".repeat(11), 1, 10);
        violations.line("short", "\uD83D\uDC69", 2, 10);
        assertFound(new Violation("long", "too-long", 10), new Violation("short", "too-short", 2));
    }

    @Test
    void an_optional_field_may_be_absent() {
        assertThat(violations.text("words", null, 0, 1000)).isEmpty();
        assertThatCode(violations::refuseIfAny).doesNotThrowAnyException();
    }

    @Test
    void a_secret_is_not_trimmed() {
        assertThat(violations.secret("password", "  blank at both ends ", 8, 200))
                .isEqualTo("  blank at both ends ");
    }

    /** Ordering them takes quadratic time: a body of nothing else would keep a processor busy for seconds. */
    @Test
    void heaps_of_combining_marks_are_refused_before_they_cost_time() {
        StringBuilder heap = new StringBuilder("o");
        for (int i = 0; i < 60_000; i++) {
            heap.append(i % 2 == 0 ? '\u0301' : '\u0323');
        }
        long start = System.nanoTime();
        violations.text("body", heap.toString(), 1, 40_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        assertFound(new Violation("body", "malformed-text", null));
    }

    @Test
    void whatever_is_accepted_reads_the_same_again() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String value = anyText(random);
            Violations first = new Violations();
            String line = first.line("line", value, 0, 100);
            String text = first.text("text", value, 0, 100);
            if (first.accepts("line") && first.accepts("text")) {
                assertThat(new Violations().line("line", line, 0, 100))
                        .as("seed %s", seed)
                        .isEqualTo(line);
                assertThat(new Violations().text("text", text, 0, 100))
                        .as("seed %s", seed)
                        .isEqualTo(text);
            }
        }
    }

    private static String anyText(Random random) {
        String pool = "a \u0301\u200D\u200C\u200B\u3000\n\t\u4E2D\u00E9\uFEFF\u2060\u3164\u2028\u0645\u1F71\u212B";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pool.charAt(random.nextInt(pool.length())));
        }
        return text.toString();
    }

    private void assertFound(Violation... expected) {
        assertThatThrownBy(violations::refuseIfAny)
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        refused -> assertThat(refused.problem().extras().get("violations"))
                                .isEqualTo(List.of(expected)));
    }
}
