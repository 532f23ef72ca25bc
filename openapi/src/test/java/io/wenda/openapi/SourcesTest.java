package io.wenda.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private final Sources sources = Sources.of(Path.of("src/main/java"), Path.of("src/test/java"));

    /**
     * Sorts things out. Of {@code many} things it takes {@link #one}, or {@linkplain String some words}.
     *
     * <p>Another paragraph &amp; its end.
     *
     * @param thing what
     *     it is
     */
    void sort(String thing) {}

    void one() {}

    record Field(int size) {}

    @Test
    void a_comment_becomes_commonmark() throws NoSuchMethodException {
        String comment = sources.of(SourcesTest.class.getDeclaredMethod("sort", String.class))
                .orElseThrow();

        assertThat(comment).isEqualTo("""
                Sorts things out. Of `many` things it takes `one`, or some words.

                Another paragraph &amp; its end.""");
        assertThat(Markdown.heading(comment)).isEqualTo("Sorts things out");
        assertThat(Markdown.rest(comment)).startsWith("Of `many`");
    }

    @Test
    void so_does_what_is_said_of_a_parameter() throws NoSuchMethodException {
        assertThat(sources.parameter(SourcesTest.class.getDeclaredMethod("sort", String.class), "thing"))
                .hasValue("what it is");
    }

    @Test
    void what_has_no_comment_says_nothing() throws NoSuchMethodException {
        assertThat(sources.of(SourcesTest.class.getDeclaredMethod("one"))).isEmpty();
        assertThat(sources.component(Field.class, "size")).isEmpty();
    }

    @Test
    void codes_are_found_where_problems_are_made() {
        assertThat(Sources.of(Path.of("../http-transport/src/main/java")).problemCodes())
                .contains("sign-in-required", "malformed-json", "try-again");
    }
}
